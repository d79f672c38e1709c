"""One search over groups, incidents and people that the reader may see."""
