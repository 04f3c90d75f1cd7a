"""What several rules need to know of a document: pure functions of it, computed once a document."""
