"""What was promised to which group, verbatim."""
