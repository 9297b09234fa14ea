"""Recordings: what can be read from, and written into, audio files, covers, chapters, transcripts.

Nothing here knows of cases, episodes' front matter or HTML: files and plain values in, plain values
out, and everything that is said to a contributor is Danish.
"""
