"""Ties between people: which hang together, and where to draw them. Ranks nobody."""

from samsyn.analysis.networks.components import components, degrees
from samsyn.analysis.networks.layout import place

__all__ = ["components", "degrees", "place"]
