"""Persons, their names and ties, sources, and who may be the same as whom."""
