"""Reviewing proposals: what the checker says in every shape, and what GitHub's events come to.

All that the workflows in ``.github/`` do is decided here, so that it can be tested without GitHub.
What arrives in an event, an issue or an artifact is data, never trusted as text or as a path.
"""
