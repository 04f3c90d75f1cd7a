"""Rules on what the author allows."""
