"""Text that is cut off, split or missing."""
