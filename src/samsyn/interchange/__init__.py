"""File formats in and out: typed rows and faults; no Django, no database.

`tables.open_table` makes a plain table of any file, `guessing.guess_mapping` proposes what its
columns mean, `incidents`, `people`, `memberships` and `ties` read it, `writing` writes files.
"""
