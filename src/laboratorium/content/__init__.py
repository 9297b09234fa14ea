"""Content: files in, typed records or problems with file, line and column out."""
