"""Lists that leave as files: asked for with a purpose, approved by somebody else, for some days.

No file is kept. It is made when it is fetched, as the asker sees the list then, and never of a
record that was not on the list that was approved. See decision 0070.
"""
