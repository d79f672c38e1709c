"""The way out and in: a whole site as an open file, and again an installation from that file.

docs/reference/site-export.md says what is in it.
"""
