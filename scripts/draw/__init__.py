"""What is drawn or cut once and committed: the mark, the cover, the map, the fonts."""
