"""Text that stands more than once."""
