"""What is told of the call-ins of a period besides who came: speakers, audience, rehearsals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import queries as call_ins
from samsyn.office.call_ins.models import AudiencePlace, Rehearsal, Speaker
from samsyn.vocabulary.call_ins import SpeakerRole
from samsyn.vocabulary.community import OrganisationKind

VOICES = (SpeakerRole.BEREAVED, SpeakerRole.FORMER, SpeakerRole.COMMUNITY, SpeakerRole.HOPE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evenings:
    """The call-ins of some days. Nobody is named: speakers by role, the audience by kind."""

    days: tuple[date, ...]
    with_voices: int
    rehearsed: int
    speakers: tuple[SpeakerRole, ...]
    organisations: int
    audience: tuple[OrganisationKind, ...]


def evenings_of(here: Actor, first: date, last: date) -> Evenings:
    """Return the call-ins between two days, both included."""
    found = call_ins.evenings_between(here, first, last)
    held = [one.call_in_id for one in found]
    speaking = access.visible_to(here, Speaker.objects).filter(call_in__in=held)
    voices = speaking.filter(role__in=[one.value for one in VOICES])
    roles = set(speaking.values_list("role", flat=True))
    places = access.visible_to(here, AudiencePlace.objects).filter(call_in__in=held)
    seated = dict(places.values_list("organisation", "organisation__kind"))
    return Evenings(
        days=tuple(timezone.localdate(one.starts_at) for one in found),
        with_voices=voices.values("call_in").distinct().count(),
        rehearsed=_rehearsed(here, held),
        speakers=tuple(one for one in SpeakerRole if one.value in roles),
        organisations=len(seated),
        audience=tuple(one for one in OrganisationKind if one.value in set(seated.values())),
    )


def _rehearsed(here: Actor, held: Sequence[UUID]) -> int:
    rows = access.visible_to(here, Rehearsal.objects)
    return rows.filter(call_in__in=held, held_on__isnull=False).count()
