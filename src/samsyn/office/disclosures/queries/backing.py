"""Consents and decisions to cooperate that hold on a day, for grounds that rest on them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.grounds import QUESTIONS, Backing
from samsyn.office.disclosures.models import Consent, Cooperation


@dataclass(frozen=True, slots=True, kw_only=True)
class Backed:
    """One record that an answer can name, and the first day that it no longer holds."""

    kind: Backing
    key: str
    said: str
    until: date
    rooms: frozenset[int]  # that may be told
    fields: frozenset[str] | None  # none: everything


Held = Mapping[Backing, Mapping[str, Backed]]  # by kind, by identifier


def asked_backings(tests: Iterable[str]) -> set[Backing]:
    """Return the kinds of record that these tests ask for."""
    return {found for key in tests if (found := QUESTIONS[key].backing)}


def live_backing(
    actor: Actor, wanted: Collection[Backing], *, room_id: int, person_id: UUID | None, day: date
) -> list[Backed]:
    """Return what the room holds of these kinds, about the person, that holds that day."""
    found: list[Backed] = []
    if Backing.CONSENT in wanted and person_id is not None:
        given = access.visible_to(actor, Consent.objects).filter(
            Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day),
            person=person_id,
            given_on__lte=day,
            until__gt=day,
        )
        found += [_consent(row) for row in given.order_by("given_on", "pk")]
    if Backing.COOPERATION in wanted:
        decided = access.visible_to(actor, Cooperation.objects).filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=day),
            room=room_id,
            decided_on__lte=day,
            until__gt=day,
        )
        found += [_cooperation(row) for row in decided.order_by("decided_on", "pk")]
    return found


def covering(rows: Iterable[Backed], *, to_room_id: int, fields: Collection[str] = ()) -> Held:
    """Keep what covers telling these fields to the room; no fields ask about the room alone."""
    found: dict[Backing, dict[str, Backed]] = {}
    for one in rows:
        if to_room_id in one.rooms and (one.fields is None or set(fields) <= one.fields):
            found.setdefault(one.kind, {})[one.key] = one
    return found


def _consent(row: Consent) -> Backed:
    return Backed(
        kind=Backing.CONSENT,
        key=str(row.pk),
        said=f"{row.given_on.isoformat()} \u2013 {row.until.isoformat()}: {row.purpose}",
        until=row.until,
        rooms=frozenset({row.to_room_id}),
        fields=frozenset(row.fields),
    )


def _cooperation(row: Cooperation) -> Backed:
    return Backed(
        kind=Backing.COOPERATION,
        key=str(row.pk),
        said=f"{row.reference}: {row.purpose}",
        until=row.until,
        rooms=frozenset(row.parties),
        fields=None,
    )
