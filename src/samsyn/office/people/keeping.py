"""How long people's records are kept, and what else goes with them."""

from django.db.models import F, Q

from samsyn.office.access.keeping import HoldsNobody, Kept
from samsyn.office.people.models import Person, Source
from samsyn.vocabulary.retention import AppliesTo, KeptKind, StartEvent

KEEPING = (
    Kept(
        kind=KeptKind.PERSON,
        model=Person,
        prefix="P",
        starts={StartEvent.DIED: F("died_on")},
        conditions={
            AppliesTo.SUSPECTED: Q(not_suspected=False),
            AppliesTo.NOT_SUSPECTED: Q(not_suspected=True),
            AppliesTo.VICTIMS: Q(standing="victim_only"),
        },
    ),
    HoldsNobody(Source, "goes when the last claim that rests on it goes"),
)
