"""Violent incidents: what is known, who was involved, which groups stood where."""
