"""Knowledge-sharing site and podcast hub of Laboratorium til lokal bærekraft."""
