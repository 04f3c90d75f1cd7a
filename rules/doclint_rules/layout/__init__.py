"""Lines and pages that got into the text."""
