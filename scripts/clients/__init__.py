"""What other people's programs make of our feed."""
