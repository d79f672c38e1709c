"""How two records are called the same, or never the same, and how that is undone; no tables.

The apps of people, groups and incidents each keep their own table of links, and call this.
"""
