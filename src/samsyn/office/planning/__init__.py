"""Whom to invite so that a call-in's message reaches its groups: proposed, changed, decided."""
