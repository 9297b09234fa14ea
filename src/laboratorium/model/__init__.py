"""What each kind of content holds: declarations, vocabularies, facets."""
