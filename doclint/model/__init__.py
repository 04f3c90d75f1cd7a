"""Plain data: what a document is made of and what is said about it. Imports nothing of doclint."""
