"""Mended text back to where it came from: atomic, in its own encoding, undoable."""
