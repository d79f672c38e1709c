"""Returns are sums of a whole site. Nobody stands behind a row."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.national.models import ReceivedReturn, SiteReturn

KEEPING = (
    HoldsNobody(SiteReturn, "sums that a site returned"),
    HoldsNobody(ReceivedReturn, "sums that sites returned"),
)
