"""The page of one person, joined from people, groups and incidents; holds no tables."""
