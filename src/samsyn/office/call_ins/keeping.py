"""What call-ins tell of how long a person is kept: time in custody is not counted."""

from django.db.models import Q

from samsyn.office.access.keeping import HoldsNobody, Pauses, Starts
from samsyn.office.call_ins.models import CallIn, CandidateStatus
from samsyn.vocabulary.call_ins import CandidateStatusKind
from samsyn.vocabulary.retention import KeptKind, StartEvent

_IN_CUSTODY = Q(kind=CandidateStatusKind.IN_CUSTODY.value)

KEEPING = (
    Starts(
        KeptKind.PERSON,
        StartEvent.RELEASED,
        CandidateStatus,
        by="person",
        day="until",
        where=_IN_CUSTODY,
    ),
    Pauses(KeptKind.PERSON, CandidateStatus, by="person", where=_IN_CUSTODY),
    HoldsNobody(CallIn, "the plan of an evening; whoever is invited has rows of their own"),
)
