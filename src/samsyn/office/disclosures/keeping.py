"""What becomes of the ledger when the record goes that it tells of, and of what rooms ask.

What was told leaves with the record; the receipt of the removal keeps that it was there. The
receiver's copy is the receiver's own record, under the receiver's own rule. A request describes
somebody and is tied to no record, as a recall may be whose copy is sealed: each has its own time.
"""

from samsyn.office.access.keeping import GoesToo, HoldsNobody, Kept
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

_ABOUT = {KeptKind.PERSON: "person", KeptKind.GROUP: "group", KeptKind.INCIDENT: "incident"}
# In this order: what leads to a disclosure or to a receipt goes before it.
_LEDGER = (
    (AskNotice, "disclosure__"),
    (Recall, "disclosure__"),
    (Proposal, ""),
    (RecallNotice, "receipt__"),
    (Disclosure, ""),
    (Receipt, ""),
)
KEEPING = (
    *(
        GoesToo(kind, model, by=f"{way}{record}__in")
        for kind, record in _ABOUT.items()
        for model, way in _LEDGER
    ),
    GoesToo(KeptKind.PERSON, Consent, by="person__in"),
    Kept(kind=KeptKind.ASK, model=Ask, prefix="Q"),
    Kept(kind=KeptKind.ASK_NOTICE, model=AskNotice, prefix="Q"),
    Kept(kind=KeptKind.RECALL_NOTICE, model=RecallNotice, prefix="Q"),
    HoldsNobody(RecallAnswer, "an identifier of a recall, and words of a closed list"),
    HoldsNobody(Cooperation, "a decision between authorities, about a kind of crime"),
    HoldsNobody(NumberSeries, "counts numbers"),
)
