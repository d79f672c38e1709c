"""Rows of a file of people to persons of the room."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from samsyn.interchange.people import PersonRow
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.imports.changes.outcome import Item, Other, Outcome, Remark
from samsyn.office.imports.models import Batch
from samsyn.office.people.changes import NamePlan, PersonPlan, objections_to, record_people
from samsyn.office.people.models import IdentityNumber, Person, PersonName
from samsyn.office.people.names import sort_key
from samsyn.office.people.sealing import match_key
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.people import IdentityKind, NameKind
from samsyn.vocabulary.uncertain_dates import DateInterval

TABLE = "people_person"


def settle_people(
    actor: Actor, batch: Batch, outcome: Outcome, *, source_id: UUID, now: datetime
) -> None:
    """Record the people who are not here yet, by reference or by identity number."""
    rows: tuple[PersonRow, ...] = outcome.reading.rows
    by_reference = people_by_reference(
        actor, batch.room_id, {row.external_reference for row in rows}
    )
    by_number = _by_number(actor, batch.room_id, rows)
    namesakes = _namesakes(actor, batch.room_id, rows)
    items = []
    for row in rows:
        known = by_reference.get(row.external_reference, ()) or by_number.get(_digits(row), ())
        if known:
            outcome.here.append(Remark(rows=row.file_rows, other=known[0]))
            continue
        if twin := _twin(row, namesakes):
            remark = Remark(rows=row.file_rows, other=twin)
            (outcome.left_out if batch.leaves_out_likely else outcome.likely).append(remark)
            if batch.leaves_out_likely:
                continue
        items.append(Item(row.file_rows, _plan(row, batch.room_id, source_id)))
    today = timezone.localdate(now)
    outcome.record(
        TABLE,
        items,
        lambda plans: record_people(actor, plans, now=now),
        objections=lambda plan: objections_to(plan, today=today),
    )


def people_by_reference(
    actor: Actor, room_id: int, references: Iterable[str]
) -> Mapping[str, list[Other]]:
    """Return the room's people with these references, as far as the actor sees them."""
    found = defaultdict(list)
    rows = (
        access.visible_to(actor, Person.objects)
        .filter(access.is_any_of("external_reference", set(references) - {""}), room_id=room_id)
        .order_by("recorded_at", "pk")
        .values_list("external_reference", "pk", "compartment_id")
    )
    for reference, pk, compartment in rows:
        found[reference].append(_person(pk, compartment))
    return found


def people_by_name(actor: Actor, room_id: int, names: Iterable[str]) -> dict[str, list[Other]]:
    """Return the room's people who go by these names, written given name first."""
    keys = {name: _sort_key(name_of(name)) for name in names}
    found = _by_sort_key(actor, room_id, set(keys.values()))
    return {
        name: list({one.other.record_id: one.other for one in found.get(key, ())}.values())
        for name, key in keys.items()
    }


def name_of(text: str) -> NamePlan:
    """Take a full name apart: "Family, Given", or the last word is the family name."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and given:
        return NamePlan(given=given, family=family)
    given, _, family = text.strip().rpartition(" ")
    return NamePlan(given=given.strip(), family=family) if given else NamePlan(given=family)


def _plan(row: PersonRow, room_id: int, source_id: UUID | None) -> PersonPlan:
    names = (name_of(row.name),) if row.name else ()
    aliases = tuple(NamePlan(kind=NameKind.ALIAS, given=alias) for alias in row.aliases)
    return PersonPlan(
        room_id=room_id,
        names=names + aliases,
        born=row.born,
        identity=IdentityKind.KNOWN if row.name or row.identity_number else IdentityKind.UNKNOWN,
        identity_number=_digits(row) or None,
        external_reference=row.external_reference,
        source_id=source_id,
    )


def _digits(row: PersonRow) -> str:
    return row.identity_number.digits if row.identity_number else ""


def _by_number(
    actor: Actor, room_id: int, rows: Iterable[PersonRow]
) -> Mapping[str, tuple[Other, ...]]:
    keys = {
        match_key(digits, key=settings.MATCH_KEY): digits
        for row in rows
        if (digits := _digits(row))
    }
    if not keys:
        return {}
    found = (
        access.visible_to(actor, IdentityNumber.objects)
        .filter(room_id=room_id, match_key__in=keys)
        .values_list("match_key", "person_id", "compartment_id")
    )
    return {keys[bytes(key)]: (_person(pk, part),) for key, pk, part in found}


class _Named(NamedTuple):
    """Somebody of the room who goes by a name, and when that person was born."""

    other: Other
    born_earliest: date | None
    born_latest: date | None


def _namesakes(actor: Actor, room_id: int, rows: Iterable[PersonRow]) -> Mapping[str, list[_Named]]:
    return _by_sort_key(actor, room_id, {_sort_key(name_of(row.name)) for row in rows if row.name})


def _by_sort_key(actor: Actor, room_id: int, keys: set[str]) -> Mapping[str, list[_Named]]:
    found: dict[str, list[_Named]] = defaultdict(list)
    if not keys:
        return found
    rows = (
        access.visible_to(actor, PersonName.objects)
        .filter(access.is_any_of("sort_key", keys), room_id=room_id)
        .exclude(status=ClaimStatus.WITHDRAWN.value)
        .order_by("recorded_at", "pk")
        .values_list(
            *("sort_key", "person_id", "compartment_id"),
            *("person__born_earliest", "person__born_latest"),
        )
    )
    for key, pk, compartment, earliest, latest in rows:
        found[key].append(_Named(_person(pk, compartment), earliest, latest))
    return found


def _twin(row: PersonRow, namesakes: Mapping[str, list[_Named]]) -> Other | None:
    if not row.name:
        return None
    for one in namesakes.get(_sort_key(name_of(row.name)), ()):
        if _may_be_born(row.born, one):
            return one.other
    return None


def _may_be_born(born: DateInterval | None, other: _Named) -> bool:
    if born is None or other.born_earliest is None or other.born_latest is None:
        return True
    return born.earliest <= other.born_latest and other.born_earliest <= born.latest


def _sort_key(name: NamePlan) -> str:
    return sort_key(name.family, name.given) if name.family else sort_key(name.given)


def _person(pk: UUID, compartment_id: int) -> Other:
    return Other(kind="person", record_id=pk, compartment_id=compartment_id)
