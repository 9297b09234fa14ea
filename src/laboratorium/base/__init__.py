"""Ground floor: what every other room may use and what uses no other room."""
