"""Minutes: a line stands beside its record and goes with it, though the minutes are signed."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.reviews.models import Review

KEEPING = (HoldsNobody(Review, "counts and decisions; a line of a record goes with the record"),)
