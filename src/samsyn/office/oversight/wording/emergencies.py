"""Words for a room that is opened in an emergency."""

from samsyn.office.oversight.queries import EmergencyShown
from samsyn.office.ui import terms
from samsyn.vocabulary.oversight import EmergencyGround


def ground_choices() -> list[tuple[str, str]]:
    """Return the grounds as a form offers them."""
    return terms.choices(EmergencyGround)


def ground_text(shown: EmergencyShown) -> str:
    """Return the ground in words."""
    return terms.word(shown.ground)


def verdict_text(shown: EmergencyShown) -> str:
    """Return what a review came to, '' before it is signed."""
    return terms.word(shown.verdict) if shown.verdict else ""
