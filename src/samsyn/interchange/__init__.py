"""File formats in and out: typed rows and faults; no Django, no database."""
