"""Characters that are not what was written."""
