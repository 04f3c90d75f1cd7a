"""Numbers that do not add up."""
