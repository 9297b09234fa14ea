"""Files in, typed records or problems out."""
