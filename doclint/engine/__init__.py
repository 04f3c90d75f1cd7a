"""The engine: which rules run, what they find, what is mended. It names no rule and does no I/O."""
