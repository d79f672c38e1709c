"""The talks of the joint rooms that the reader sees: who is due, who was met, what was closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.audit.changes import Reading
from samsyn.office.notifications.models import CustomNotification, TalkAttempt
from samsyn.office.notifications.queries.facts import TalkFacts
from samsyn.office.notifications.queries.reading import facts_of
from samsyn.office.notifications.queries.rules import USUAL, all_rules
from samsyn.office.notifications.queries.standing import CLOSED, Standing, standing_of
from samsyn.office.notifications.queries.tiers import TIERS
from samsyn.office.people.queries.labels import PersonLabel, labels_of, note_labels
from samsyn.vocabulary.talks import AttemptOutcome, PriorityTier

MOST_CLOSED = 100  # the newest; older ones are found on the person's page
_MEETINGS = [one.value for one in AttemptOutcome if one.is_meeting]


class View(StrEnum):
    """What part of the list is shown."""

    OPEN = "open"
    HELD = "held"  # and somebody should get in touch again
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkLine:
    """One talk in the list."""

    talk: TalkFacts
    standing: Standing
    label: PersonLabel
    last_met_on: date | None  # at any talk with the person


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkList:
    """The talks of one view, most pressing first, and how many there are in each view."""

    lines: tuple[TalkLine, ...]
    counts: dict[View, int]
    may_plan: bool


def talk_list(
    actor: Actor, *, view: View, tier: PriorityTier | None = None, now: datetime
) -> TalkList:
    """Return one view of the talks, and note whom it listed. Raises `NotPermitted` to others."""
    rooms = actor.joint_rooms
    if not rooms:
        raise NotPermitted(_("Your role does not list talks."))
    talks = standing_talks(actor, rooms, now=now)
    chosen = [one for one in talks if _view_of(one[1]) is view and tier in (None, one[0].tier)]
    people = {talk.person_id for talk, _standing in chosen}
    labels = labels_of(actor, people)
    met = _last_met(actor, people)
    lines = [
        TalkLine(
            talk=talk,
            standing=standing,
            label=labels[talk.person_id],
            last_met_on=met.get(talk.person_id),
        )
        for talk, standing in chosen
    ]
    note_labels(actor, Reading.LIST, labels.values())
    return TalkList(
        lines=tuple(_ordered(lines, view)[: MOST_CLOSED if view is View.CLOSED else None]),
        counts={one: sum(_view_of(standing) is one for _t, standing in talks) for one in View},
        may_plan=bool(rooms & actor.rooms_granting(Deed.PLAN_TALK)),
    )


def open_talks_of(
    actor: Actor, person_ids: Sequence[UUID], *, now: datetime
) -> dict[UUID, tuple[UUID, ...]]:
    """Return person -> talks still to be held, for the people who have any."""
    found: dict[UUID, list[UUID]] = {}
    rows = access.visible_to(actor, CustomNotification.objects).filter(person__in=person_ids)
    rules = all_rules()
    for talk in facts_of(actor, rows.order_by("recorded_at", "pk"), today=timezone.localdate(now)):
        if standing_of(talk, rules.get(talk.room_id, USUAL), now=now).is_open:
            found.setdefault(talk.person_id, []).append(talk.id)
    return {person: tuple(talks) for person, talks in found.items()}


def talks_for(
    actor: Actor, kind: str, occasion_ids: Sequence[UUID], *, now: datetime
) -> list[tuple[UUID, TalkLine]]:
    """Return the talks that occasions of a kind called for, each with its occasion, oldest first.

    Whoever shows whom they are with notes the reading.
    """
    named = access.visible_to(actor, CustomNotification.objects).filter(
        occasion_kind=kind, occasion_id__in=occasion_ids
    )
    occasions = {
        talk: occasion for talk, occasion in named.values_list("pk", "occasion_id") if occasion
    }
    rows = access.visible_to(actor, CustomNotification.objects).filter(pk__in=occasions)
    rules = all_rules()
    talks = facts_of(actor, rows.order_by("recorded_at", "pk"), today=timezone.localdate(now))
    people = {talk.person_id for talk in talks}
    labels, met = labels_of(actor, people), _last_met(actor, people)
    return [
        (
            occasions[talk.id],
            TalkLine(
                talk=talk,
                standing=standing_of(talk, rules.get(talk.room_id, USUAL), now=now),
                label=labels[talk.person_id],
                last_met_on=met.get(talk.person_id),
            ),
        )
        for talk in talks
    ]


def standing_talks(
    actor: Actor, rooms: frozenset[int], *, now: datetime
) -> list[tuple[TalkFacts, Standing]]:
    """Return every talk of the rooms with where it stands. Who shows whom it is with notes it."""
    rows = access.visible_to(actor, CustomNotification.objects).filter(room_id__in=rooms)
    rules = all_rules()
    talks = facts_of(actor, rows.order_by("recorded_at", "pk"), today=timezone.localdate(now))
    return [(talk, standing_of(talk, rules.get(talk.room_id, USUAL), now=now)) for talk in talks]


def _view_of(standing: Standing) -> View:
    if standing.is_open:
        return View.OPEN
    return View.CLOSED if standing.state in CLOSED else View.HELD


def _last_met(actor: Actor, people: set[UUID]) -> dict[UUID, date]:
    rows = (
        access.visible_to(actor, TalkAttempt.objects)
        .filter(brief__talk__person__in=people, outcome__in=_MEETINGS)
        .values_list("brief__talk__person")
        .annotate(latest=Max("happened_at"))
    )
    return {person: timezone.localdate(latest) for person, latest in rows}


def _ordered(lines: list[TalkLine], view: View) -> list[TalkLine]:
    """Sort by tier, then by whom nobody has met for longest; what is over, newest first."""
    if view is View.OPEN:
        return sorted(
            lines,
            key=lambda one: (
                TIERS.index(one.talk.tier),
                one.last_met_on or date.min,
                one.talk.clock_starts_at,
                one.talk.id,
            ),
        )
    newest = sorted(lines, key=lambda one: (one.standing.since, one.talk.id), reverse=True)
    if view is View.HELD:
        return sorted(newest, key=lambda one: one.standing.recontact_on or date.max)
    return newest
