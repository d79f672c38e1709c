"""How long requests are kept, and what of one is emptied when the person's record goes.

What was found of a person, and what was contested, goes with the record by cascade.
"""

from django.db.models.functions import TruncDate

from samsyn.office.access.keeping import Emptied, Kept
from samsyn.office.rights.models import PersonRequest
from samsyn.vocabulary.retention import KeptKind, StartEvent

KEEPING = (
    Kept(
        kind=KeptKind.REQUEST,
        model=PersonRequest,
        prefix="B",
        starts={StartEvent.ENDED: TruncDate("answered_at")},
    ),
    Emptied(
        KeptKind.PERSON,
        PersonRequest,
        by="records__person__in",
        values={
            "name": "",
            "reach_by": "",
            "check_note": "",
            "extended_because": "-",
            "answer_note": "",
        },
    ),
)
