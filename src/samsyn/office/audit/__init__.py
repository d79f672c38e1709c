"""Append-only record of every change and every read of a person: references, never values."""
