"""For how long what is told holds: counted from the ground and the receiver's law, never typed."""

from collections.abc import Mapping
from datetime import date

from samsyn.office.disclosures.models import Ground
from samsyn.vocabulary.rooms import LegalRegime

# The longest that a room under each law may lean on what another room told it once.
_LONGEST: Mapping[LegalRegime, int] = {
    LegalRegime.CRIME_DATA: 1095,  # polisens brottsdatalag 4:8: three years
    LegalRegime.SOCIAL_SERVICES: 1825,
    LegalRegime.DATA_PROTECTION: 730,
    LegalRegime.AGGREGATES: 0,
}


def holds_for(
    ground: Ground, regime: LegalRegime, *, told_on: date, backed_until: date | None
) -> int:
    """Return the number of days; what rests on a consent or decision ends with it."""
    days = min(ground.holds_days, _LONGEST[regime])
    if backed_until is not None:
        days = min(days, (backed_until - told_on).days)
    return max(days, 0)
