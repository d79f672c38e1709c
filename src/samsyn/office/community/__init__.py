"""Organisations of the local community: who can speak, and who sits in the audience."""
