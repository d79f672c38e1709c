"""How far a message has come: who has heard it, and who can have heard it from them."""

from samsyn.analysis.reach.coverage import Contact, GroupCoverage, cover

__all__ = ["Contact", "GroupCoverage", "cover"]
