"""What becomes of the ledger when the record goes that it tells of.

What was told leaves with the record; the receipt of the removal keeps that it was there. The
receiver's copy is the receiver's own record, under the receiver's own rule.
"""

from samsyn.office.access.keeping import GoesToo, HoldsNobody
from samsyn.office.disclosures.models import (
    Ask,
    AskNotice,
    Consent,
    Cooperation,
    Disclosure,
    NumberSeries,
    Proposal,
    Recall,
    RecallAnswer,
    RecallNotice,
    Receipt,
)
from samsyn.vocabulary.retention import KeptKind

_COLUMNS = {
    KeptKind.PERSON: "person__in",
    KeptKind.GROUP: "group__in",
    KeptKind.INCIDENT: "incident__in",
}
KEEPING = (
    GoesToo(KeptKind.PERSON, Consent, by="person__in"),
    *(
        GoesToo(kind, model, by=f"{path}{column}")
        for kind, column in _COLUMNS.items()
        for model, path in (
            (RecallNotice, "receipt__"),
            (Recall, "disclosure__"),
            (AskNotice, "disclosure__"),
            (Proposal, ""),
        )
    ),
    *(
        GoesToo(kind, side, by=column)
        for kind, column in _COLUMNS.items()
        for side in (Disclosure, Receipt)
    ),
    HoldsNobody(NumberSeries, "counts numbers"),
    HoldsNobody(Cooperation, "a decision between agencies"),
    HoldsNobody(RecallAnswer, "a word of a closed list"),
    # It may describe somebody in words, and hangs on no record: a rule of its own is to come.
    HoldsNobody(Ask, "names no record"),
)
