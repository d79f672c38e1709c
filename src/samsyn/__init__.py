"""Samsyn, the working place for group violence intervention (GVI)."""

__version__ = "0.1.0"
