"""The immutable whole, what is like what in it, and what it lacks."""
