"""A run over documents: the cache, the processes, the baseline, what changed since a commit."""
