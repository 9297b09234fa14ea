"""GitHub's issue forms, and what is written in them."""
