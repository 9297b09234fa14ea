"""A show that moves here: another host's feed in, our files and a report of what is missing out."""
