"""When steering is told that a hand-over has not been signed for."""

from datetime import date, timedelta

SIGNED_WITHIN = timedelta(days=14)


def is_late(made_on: date, signed_on: date | None, *, today: date) -> bool:
    """Whether a hand-over has waited longer than it may for its signature."""
    return signed_on is None and today - made_on > SIGNED_WITHIN
