"""The days of retention, and the example table of Swedish rules."""
