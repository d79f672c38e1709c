"""Staged batches from files: looked at, accepted in one transaction, undoable."""
