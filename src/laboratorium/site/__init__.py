"""What the site gives to machines."""
