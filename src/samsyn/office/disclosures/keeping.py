"""What becomes of the ledger when the record goes that it tells of.

What was told leaves with the record; the receipt of the removal keeps that it was there. The
receiver's copy is the receiver's own record, under the receiver's own rule.
"""

from samsyn.office.access.keeping import GoesToo, HoldsNobody
from samsyn.office.disclosures.models import Disclosure, NumberSeries, Receipt
from samsyn.vocabulary.retention import KeptKind

_COLUMNS = {
    KeptKind.PERSON: "person__in",
    KeptKind.GROUP: "group__in",
    KeptKind.INCIDENT: "incident__in",
}
KEEPING = (
    *(
        GoesToo(kind, side, by=column)
        for kind, column in _COLUMNS.items()
        for side in (Disclosure, Receipt)
    ),
    HoldsNobody(NumberSeries, "counts numbers"),
)
