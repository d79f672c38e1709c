"""Ties between people: what they rest on, which hang together, and where to draw them.

Ranks nobody, and measures no risk.
"""

from samsyn.analysis.networks.components import components, degrees
from samsyn.analysis.networks.layout import place

__all__ = ["components", "degrees", "place"]
