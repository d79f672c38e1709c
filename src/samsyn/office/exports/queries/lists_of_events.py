"""Incidents, promises and the calendar: what happened, was said or is due. No person in them."""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from samsyn.interchange.listings import Content, Event, Events, Place
from samsyn.interchange.writing import Cell
from samsyn.office.calendar import queries as calendar_queries
from samsyn.office.calendar.wording import KINDS as CALENDAR_KINDS
from samsyn.office.exports import words
from samsyn.office.exports.queries.gathered import (
    Gathered,
    Piece,
    Question,
    Row,
    built_of_rows,
)
from samsyn.office.incidents import wording as incident_words
from samsyn.office.incidents.queries import (
    IncidentBrief,
    IncidentFilters,
    Page,
    Tab,
    incident_list,
)
from samsyn.office.promises.queries import AnswerShown, PromiseShown, answers_to, ledger
from samsyn.office.ui import terms

_AT_A_TIME = 200
_TABS = (Tab.CONFIRMED, Tab.UNCONFIRMED)


def incidents(question: Question) -> Gathered:
    """Return the incidents of the period, confirmed ones first, each list newest first.

    A place is shown as on the page: to readers of a police room, and never where it is hidden.
    """
    pieces = tuple(
        Piece(value=Row(_incident(one), _place(one)), records=frozenset(one.record_ids))
        for tab in _TABS
        for one in _all_incidents(question, tab)
    )
    header = words.said(words.INCIDENTS)
    return Gathered(pieces=pieces, table="incidents_incident", build=built_of_rows(header))


def _all_incidents(question: Question, tab: Tab) -> Iterator[IncidentBrief]:
    filters = IncidentFilters(tab=tab, since=question.first, until=question.last)
    older = None
    while True:
        found = incident_list(
            question.actor,
            filters=filters,
            page=Page(size=_AT_A_TIME, older_than=older),
            today=question.today,
        )
        yield from found.incidents
        if found.older_than is None:
            return
        older = found.older_than


def _incident(one: IncidentBrief) -> tuple[Cell, ...]:
    sides = (
        f"{incident_words.word(side.side)}: {side.name} ({terms.running(side.certainty)})"
        for side in one.sides
    )
    return (
        one.code,
        incident_words.word(one.kind),
        incident_words.when(one.occurred),
        timezone.localtime(one.occurred.earliest),
        timezone.localtime(one.occurred.latest),
        one.area,
        incident_words.word(one.place_precision),
        one.dead,
        one.injured,
        incident_words.word(one.harm),
        one.is_confirmed,
        incident_words.word(one.status),
        incident_words.word(one.member_involved),
        "; ".join(sides),
    )


def _place(one: IncidentBrief) -> Place | None:
    if one.longitude is None or one.latitude is None:
        return None
    return Place(one.longitude, one.latitude)


def promises(question: Question) -> Gathered:
    """Return the promises of the period with what agencies have answered, newest first."""
    found = [one for one in ledger(question.actor) if question.takes(one.made_on)]
    answers = answers_to(question.actor, [one.id for one in found])
    pieces = tuple(
        Piece(value=Row(_promise(one, answers.get(one.id, ()))), records=frozenset({one.id}))
        for one in found
    )
    header = words.said(words.PROMISES)
    return Gathered(pieces=pieces, table="promises_promise", build=built_of_rows(header))


def _promise(one: PromiseShown, answers: Sequence[AnswerShown]) -> tuple[Cell, ...]:
    told = (
        f"{answer.done_on} {answer.agency}: {terms.word(answer.proof)}. {answer.words}".strip()
        for answer in answers
    )
    return (
        one.code,
        one.verbatim,
        terms.word(one.kind),
        one.made_on,
        one.made_by,
        terms.word(one.occasion),
        "; ".join(name for _group, name in one.groups),
        one.due_on,
        "; ".join(told),
    )


def calendar(question: Question) -> Gathered:
    """Return what is to be done by when. It names nobody, as what other programs fetch."""
    pieces = tuple(map(_entry, calendar_queries.entries_of(question.actor, now=question.now)))
    headings = words.said(words.CALENDAR)

    def build(pieces: Sequence[Piece]) -> Content:
        events = tuple(one.value for one in pieces if isinstance(one.value, Event))
        return Events(headings=(headings[0], headings[1], headings[2]), events=events)

    return Gathered(pieces=pieces, table="", build=build)


def _entry(one: calendar_queries.Entry) -> Piece:
    event = Event(
        uid=f"{one.part_id}-{one.kind.value}",
        name=str(CALENDAR_KINDS[one.kind]),
        on=one.on,
        at=timezone.localtime(one.at) if one.at else None,
        minutes=one.minutes,
    )
    return Piece(value=event)
