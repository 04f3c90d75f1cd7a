"""Counts made from texts, kept beside the scripts that make them."""
