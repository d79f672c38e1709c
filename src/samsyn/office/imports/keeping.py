"""How long files that were taken in are kept, and what of a file goes with a record it made."""

from django.db.models.functions import TruncDate

from samsyn.office.access.keeping import Emptied, GoesToo, HoldsNobody, Kept
from samsyn.office.imports.models import Batch, FilePiece, Finding, SavedMapping
from samsyn.vocabulary.retention import KeptKind, StartEvent

_MADE_IT = "batchrecords__record_ids__overlap"
_MADE = (KeptKind.PERSON, KeptKind.GROUP, KeptKind.INCIDENT)

KEEPING = (
    Kept(
        kind=KeptKind.IMPORT,
        model=Batch,
        prefix="I",
        starts={StartEvent.ENDED: TruncDate("accepted_at")},
    ),
    # What is left of a file may tell of the record in its rejected rows and in its findings.
    *(GoesToo(kind, FilePiece, by=f"batch__{_MADE_IT}") for kind in _MADE),
    *(GoesToo(kind, Finding, by=f"batch__{_MADE_IT}") for kind in _MADE),
    *(GoesToo(kind, Finding, by="other_id__in") for kind in _MADE),
    *(
        Emptied(
            kind,
            Batch,
            by=_MADE_IT,
            values={"sample": {}, "notes": [], "questions": [], "reasons": []},
        )
        for kind in _MADE
    ),
    HoldsNobody(SavedMapping, "headings of columns"),
)
