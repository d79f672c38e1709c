"""Records sources, and documented ties between people."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.people.changes.plans import SourcePlan, TiePlan
from samsyn.office.people.changes.recording import review_days
from samsyn.office.people.changes.rules import CannotRecord, refuse_all
from samsyn.office.people.models import Person, PersonTie, Source
from samsyn.vocabulary.people import Standing, TieKind

LONGEST_TITLE, LONGEST_NOTE = 200, 400

People = Mapping[UUID, Person]
Sources = Mapping[UUID, int]  # source -> room


@transaction.atomic
def record_source(
    actor: Actor, plan: SourcePlan, *, now: datetime, deed: Deed = Deed.EDIT_PEOPLE
) -> UUID:
    """Record what claims rest on and return its id. Raises `CannotRecord` without a title."""
    permit = access.require(actor, deed, about=RoomItself(plan.room_id))
    title = " ".join(plan.title.split())
    if not title:
        raise CannotRecord(_("Write what the source is."))
    if len(title) > LONGEST_TITLE:
        raise CannotRecord(
            _("The source can hold %(most)s characters: shorten it.") % {"most": LONGEST_TITLE}
        )
    source = Source.objects.create(
        **access.in_room(permit, now=now),
        kind=plan.kind.value,
        title=title,
        reliability=plan.reliability.value,
        dated_on=plan.dated_on,
    )
    audit.record(permit, subject="people_source", record_ids=[source.pk])
    return source.pk


@transaction.atomic
def record_ties(
    actor: Actor, plans: Sequence[TiePlan], *, now: datetime, deed: Deed = Deed.EDIT_PEOPLE
) -> list[UUID]:
    """Record ties, one or thousands, with the same number of queries.

    Raises `NotVisible` if one of the people is not visible, and `CannotRecord`.
    """
    people = _people(actor, plans)
    permits = {
        room: access.require(actor, deed, about=RoomItself(room))
        for room in {person.room_id for person in people.values()}
    }
    today = timezone.localdate(now)
    sources = _sources(actor, plans)
    refuse_all([tuple(_objections_to(plan, people, sources, today=today)) for plan in plans])
    days = review_days(permits)
    rooms = [people[plan.person_id].room_id for plan in plans]
    ties = access.write_rows(
        PersonTie,
        [
            {
                **access.beside(people[plan.person_id], permits[room], now=now),
                **_columns(plan, people),
                "last_confirmed_on": today,
                "review_days": days[room],
            }
            for plan, room in zip(plans, rooms, strict=True)
        ],
    )
    for room, permit in permits.items():
        written = [tie for tie, lies_in in zip(ties, rooms, strict=True) if lies_in == room]
        audit.record(permit, subject="people_persontie", record_ids=written)
    return ties


@transaction.atomic
def end_tie(actor: Actor, tie_id: UUID, *, until: date) -> None:
    """Say from which day a tie no longer holds. Raises `CannotRecord`."""
    tie = access.lock_visible(actor, PersonTie, pk=tie_id)
    permit = access.require(actor, Deed.EDIT_PEOPLE, about=tie)
    if tie.since and until < tie.since:
        raise CannotRecord(_("The tie ends before it starts: correct a date."))
    tie.until = until
    tie.save(update_fields=["until"])
    audit.record(permit, subject="people_persontie", record_ids=[tie_id])


def _people(actor: Actor, plans: Sequence[TiePlan]) -> People:
    wanted = {one for plan in plans for one in (plan.person_id, plan.other_id)}
    rows = access.visible_to(actor, Person.objects).only("room_id", "compartment_id", "standing")
    found = {row.pk: row for row in rows.filter(access.is_any_of("pk", wanted))}
    if wanted - found.keys():
        raise access.NotVisible(_("The page does not exist."))
    return found


def _sources(actor: Actor, plans: Sequence[TiePlan]) -> Sources:
    wanted = {plan.source_id for plan in plans if plan.source_id}
    if not wanted:
        return {}
    seen = access.visible_to(actor, Source.objects).filter(pk__in=wanted)
    return dict(seen.values_list("pk", "room_id"))


def _objections_to(
    plan: TiePlan, people: People, sources: Sources, *, today: date
) -> Iterator[str]:
    yield from _about_people(plan, people)
    if plan.since and plan.since > today:
        yield _("The tie starts in the future: correct the date.")
    if plan.since and plan.until and plan.until < plan.since:
        yield _("The tie ends before it starts: correct a date.")
    if not plan.weight > 0:
        yield _("Give a weight above zero.")
    if plan.source_id and sources.get(plan.source_id) != people[plan.person_id].room_id:
        yield _("Choose a source of the same room.")
    if len(plan.note) > LONGEST_NOTE:
        yield _("The note can hold %(most)s characters: shorten it.") % {"most": LONGEST_NOTE}


def _about_people(plan: TiePlan, people: People) -> Iterator[str]:
    one, other = people[plan.person_id], people[plan.other_id]
    if one == other:
        yield _("Choose two different people.")
    if one.room_id != other.room_id:
        yield _("Choose two people of the same room.")
    if plan.kind is TieKind.CO_OFFENDING and Standing.VICTIM_ONLY.value in (
        one.standing,
        other.standing,
    ):
        yield _("Somebody held only as a victim is never said to offend with others.")


def _columns(plan: TiePlan, people: People) -> dict[str, Any]:
    return {
        "person_id": plan.person_id,
        "other_id": plan.other_id,
        "other_compartment_id": people[plan.other_id].compartment_id,
        "kind": plan.kind.value,
        "weight": plan.weight,
        "since": plan.since,
        "until": plan.until,
        "source_id": plan.source_id,
        "source_reliability": plan.source_reliability.value,
        "information_accuracy": plan.information_accuracy.value,
        "note": " ".join(plan.note.split()),
    }
