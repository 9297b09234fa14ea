"""What counts as personal data in a text, by its form alone."""
