"""How long things take, how much they weigh, and what others do with the same."""
