"""Measurements of our own beside peers of the same run: `python -m benchmarks`."""
