"""How far a message has come, and through whom it comes to everybody.

What counts coverage is here; whom to invite is `planning`, with its `questions` and `plans`, which
bring a solver and are imported where they are used. A person's place in a plan says that they can
carry a message. It says nothing of what they have done or will do, and is no measure of risk.
"""

from samsyn.analysis.reach.coverage import Contact, GroupCoverage, cover

__all__ = ["Contact", "GroupCoverage", "cover"]
