"""The podcast as it is published: feeds, what they lead to, and what keeps subscribers' copies
whole.
"""
