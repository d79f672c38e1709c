"""The ledger of promises, newest first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.partners.models import Agency, Room
from samsyn.office.promises.models import Promise, PromiseAnswer, PromisedGroup
from samsyn.office.promises.rules import last_day
from samsyn.vocabulary.promises import ANSWERING, PromiseKind, PromiseOccasion, PromiseProof
from samsyn.vocabulary.rooms import RoomKind

Own = Mapping[tuple[int | None, int], int]  # site and agency -> the agency's room


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseShown:
    """One promise, as it was said."""

    id: UUID
    code: str
    verbatim: str
    kind: PromiseKind
    made_on: date
    made_by: str
    occasion: PromiseOccasion
    occasion_id: UUID | None
    groups: tuple[tuple[UUID, str], ...]
    recorded_by: str
    text: str  # the approved text that it was said from, with its number
    room_id: int
    due_on: date | None  # the last day; None for a consequence, whose clocks begin with a trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShown:
    """What a responsible agency said of a promise."""

    proof: PromiseProof
    done_on: date
    agency: str
    words: str
    by: str
    at: datetime


def ledger(actor: Actor) -> tuple[PromiseShown, ...]:
    """Return every promise that the reader may see."""
    return _shown(actor, access.visible_to(actor, Promise.objects))


def one_promise(actor: Actor, promise_id: UUID) -> PromiseShown:
    """Return one promise. Raises `NotVisible`."""
    row = access.get_visible(actor, Promise.objects, pk=promise_id)
    return _shown(actor, access.visible_to(actor, Promise.objects).filter(pk=row.pk))[0]


def answers_to(actor: Actor, promise_ids: Collection[UUID]) -> Mapping[UUID, list[AnswerShown]]:
    """Return promise -> what agencies said of it, in that order."""
    rows = access.visible_to(actor, PromiseAnswer.objects).filter(promise__in=list(promise_ids))
    found: dict[UUID, list[AnswerShown]] = defaultdict(list)
    for row in rows.select_related("agency", "recorded_by").order_by("recorded_at", "pk"):
        found[row.promise_id].append(
            AnswerShown(
                proof=PromiseProof(row.proof),
                done_on=row.done_on,
                agency=row.agency.name,
                words=row.words,
                by=row.recorded_by.name,
                at=row.recorded_at,
            )
        )
    return found


def own_rooms(actor: Actor) -> Own:
    """Return the rooms, by site and agency, in which the reader answers for what it does."""
    rooms = Room.objects.filter(pk__in=actor.rooms_granting(Deed.ANSWER_MEASURE))
    rows = rooms.exclude(kind=RoomKind.JOINT.value).values_list("site_id", "controller_id", "pk")
    return {(site, agency): room for site, agency, room in rows}


def own_agencies_for(
    actor: Actor, kinds: Iterable[PromiseKind], room_id: int
) -> Mapping[PromiseKind, tuple[Agency, ...]]:
    """Return kind -> the reader's agencies that answer for such promises in a joint room."""
    site = Room.objects.values_list("site_id", flat=True).get(pk=room_id)
    own = [agency for at, agency in own_rooms(actor) if at == site]
    found: Sequence[Agency] = list(Agency.objects.filter(pk__in=own).order_by("name", "pk"))
    return {
        kind: tuple(one for one in found if one.kind in {each.value for each in ANSWERING[kind]})
        for kind in kinds
    }


def promises_of(actor: Actor, occasion_id: UUID) -> tuple[PromiseShown, ...]:
    """Return the promises made on one occasion."""
    rows = access.visible_to(actor, Promise.objects).filter(occasion_id=occasion_id)
    return _shown(actor, rows)


def entered_of(actor: Actor, occasion_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Return those of these occasions of which a promise stands in the ledger."""
    rows = access.visible_to(actor, Promise.objects).filter(occasion_id__in=list(occasion_ids))
    return frozenset(row.occasion_id for row in rows.only("occasion_id") if row.occasion_id)


def promises_to(actor: Actor, group_ids: Collection[UUID]) -> tuple[PromiseShown, ...]:
    """Return the promises given to any of the groups."""
    given = access.visible_to(actor, PromisedGroup.objects).filter(group__in=group_ids)
    rows = access.visible_to(actor, Promise.objects).filter(pk__in=given.values("promise"))
    return _shown(actor, rows)


def _shown(actor: Actor, rows: QuerySet[Promise]) -> tuple[PromiseShown, ...]:
    found = sorted(
        rows.select_related("recorded_by", "message_version__text"),
        key=lambda row: (row.made_on, row.recorded_at, row.pk),
        reverse=True,
    )
    given: dict[UUID, list[tuple[UUID, str]]] = {}
    to_groups = (
        access.visible_to(actor, PromisedGroup.objects)
        .filter(promise__in=[row.pk for row in found])
        .order_by("group__sort_key", "pk")
        .values_list("promise_id", "group_id", "group__working_name")
    )
    for promise, group, name in to_groups:
        given.setdefault(promise, []).append((group, name))
    return tuple(
        PromiseShown(
            id=row.pk,
            code=access.code_for("L", row.pk),
            verbatim=row.verbatim,
            kind=PromiseKind(row.kind),
            made_on=row.made_on,
            made_by=row.made_by,
            occasion=PromiseOccasion(row.occasion_kind),
            occasion_id=row.occasion_id,
            groups=tuple(given.get(row.pk, ())),
            recorded_by=row.recorded_by.name,
            text=_text(row),
            room_id=row.room_id,
            due_on=last_day(PromiseKind(row.kind), row.made_on, row.due_on),
        )
        for row in found
    )


def _text(row: Promise) -> str:
    version = row.message_version
    return f"{version.text.name} {version.number}" if version else ""
