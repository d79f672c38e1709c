"""Copies of people: a record with no more than what was told."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.changes.arrivals import Told
from samsyn.office.people import changes as people
from samsyn.office.people.changes import NamePlan, PersonPlan
from samsyn.office.people.models import IdentityNumber, Person, PersonName
from samsyn.office.people.sealing import match_key
from samsyn.vocabulary.people import IdentityKind, NameKind, ProtectedIdentity, Standing
from samsyn.vocabulary.uncertain_dates import DateInterval


def make_people(door: Actor, arrivals: Sequence[Told], *, now: datetime) -> list[UUID]:
    """Record the people of first disclosures; their ids in order."""
    if not arrivals:
        return []
    return people.record_people(door, [_plan(arrival) for arrival in arrivals], now=now)


def add_to_person(door: Actor, copy_id: UUID, arrival: Told, *, now: datetime) -> None:
    """Add what a later disclosure tells. Nothing that was told before is taken away."""
    held = {
        (row.kind, row.given, row.family)
        for row in access.visible_to(door, PersonName.objects).filter(person=copy_id)
    }
    new = [
        name
        for name in _names(arrival.contents)
        if (name.kind.value, name.given, name.family) not in held
    ]
    if new:
        people.add_names(door, copy_id, new, now=now, source_id=arrival.source_id)
    _revise(door, copy_id, arrival.contents, now=now)
    number = arrival.contents.get("identity_number")
    if number and not _has_number(door, copy_id, number):
        people.add_number(door, copy_id, number, now=now)


def _plan(arrival: Told) -> PersonPlan:
    contents = arrival.contents
    names = _names(contents)
    return PersonPlan(
        room_id=arrival.room_id,
        names=names,
        born=_born(contents),
        identity=IdentityKind.KNOWN if names else IdentityKind.UNKNOWN,
        identity_number=contents.get("identity_number") or None,
        standing=Standing(contents["standing"]),
        died_on=_day(contents.get("died_on")),
        source_id=arrival.source_id,
        not_suspected=contents["not_suspected"],
    )


def _names(contents: Mapping[str, Any]) -> tuple[NamePlan, ...]:
    return tuple(
        NamePlan(kind=kind, given=name["given"], family=name["family"])
        for field, kind in (("names", NameKind.LEGAL), ("aliases", NameKind.ALIAS))
        for name in contents.get(field) or ()
    )


def _born(contents: Mapping[str, Any]) -> DateInterval | None:
    if days := contents.get("born"):
        return DateInterval(
            date.fromisoformat(days["earliest"]), date.fromisoformat(days["latest"])
        )
    if years := contents.get("born_year"):
        return DateInterval(date(years["earliest"], 1, 1), date(years["latest"], 12, 31))
    return None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _revise(door: Actor, copy_id: UUID, contents: Mapping[str, Any], *, now: datetime) -> None:
    copy = access.lock_visible(door, Person, pk=copy_id)
    before = people.RevisionPlan(
        version=copy.version,
        born=_born_before(copy),
        identity=IdentityKind(copy.identity),
        protected_identity=ProtectedIdentity(copy.protected_identity),
        standing=Standing(copy.standing),
        died_on=copy.died_on,
        external_reference=copy.external_reference,
        not_suspected=copy.not_suspected,
    )
    after = people.RevisionPlan(
        version=copy.version,
        born=_closer(before.born, _born(contents)),
        identity=IdentityKind.KNOWN if _names(contents) else before.identity,
        protected_identity=before.protected_identity,
        standing=before.standing,
        died_on=_day(contents.get("died_on")) or before.died_on,
        external_reference=before.external_reference,
        not_suspected=contents["not_suspected"],
    )
    if after != before:
        people.revise_person(door, copy_id, after, now=now)


def _born_before(copy: Person) -> DateInterval | None:
    if copy.born_earliest is None or copy.born_latest is None:
        return None
    return DateInterval(copy.born_earliest, copy.born_latest)


def _closer(before: DateInterval | None, told: DateInterval | None) -> DateInterval | None:
    """Return what is told, unless what is held already says the same more exactly."""
    if told is None or before is None:
        return told or before
    is_within = told.earliest <= before.earliest and before.latest <= told.latest
    return before if is_within else told


def _has_number(door: Actor, copy_id: UUID, number: str) -> bool:
    rows = access.visible_to(door, IdentityNumber.objects).filter(person=copy_id)
    return rows.filter(match_key=match_key(number, key=settings.MATCH_KEY)).exists()
