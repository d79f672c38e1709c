"""Stöd: the help line and support cases, in the room of social services and nowhere else."""
