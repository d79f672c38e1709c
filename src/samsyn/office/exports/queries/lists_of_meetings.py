"""Talks with single people, and invitations to call-ins."""

from django.utils import timezone

from samsyn.interchange.writing import Cell
from samsyn.office.call_ins.queries import InvitationShown, call_in_list, invitations_of
from samsyn.office.exports import words
from samsyn.office.exports.queries.gathered import (
    Gathered,
    Piece,
    Question,
    Row,
    built_of_rows,
)
from samsyn.office.exports.queries.lists_of_people import person_headings
from samsyn.office.notifications.queries.facts import TalkFacts
from samsyn.office.notifications.queries.lists import standing_talks
from samsyn.office.notifications.queries.standing import Standing
from samsyn.office.people.queries import labels_of
from samsyn.office.ui import terms


def talks(question: Question) -> Gathered:
    """Return the talks that were proposed in the period, oldest first."""
    rooms = frozenset({question.room_id})
    found = [
        (talk, standing)
        for talk, standing in standing_talks(question.actor, rooms, now=question.now)
        if question.takes(timezone.localdate(talk.proposed_at))
    ]
    labels = labels_of(question.actor, {talk.person_id for talk, _standing in found})
    header = (*person_headings(question, str(words.PERSON)), *words.said(words.TALKS))
    pieces = tuple(
        Piece(
            value=Row((*question.person(labels[talk.person_id]), *_talk(talk, standing))),
            people=frozenset({talk.person_id}),
            records=frozenset({talk.id}),
        )
        for talk, standing in found
        if talk.person_id in labels
    )
    return Gathered(
        pieces=pieces, table="notifications_customnotification", build=built_of_rows(header)
    )


def _talk(talk: TalkFacts, standing: Standing) -> tuple[Cell, ...]:
    met = talk.meeting
    return (
        terms.word(talk.recipient),
        terms.word(talk.trigger),
        terms.word(talk.tier),
        timezone.localdate(talk.proposed_at),
        terms.word(standing.state),
        len(talk.attempts),
        timezone.localdate(met.happened_at) if met else None,
    )


def invitations(question: Question) -> Gathered:
    """Return the invitations to the call-ins of the period, call-in by call-in."""
    header = (
        str(words.CALL_IN),
        str(words.EVENING),
        *person_headings(question, str(words.PERSON)),
        *words.said(words.INVITATIONS),
    )
    held = call_in_list(question.actor, today=question.today)
    heads = [one.head for one in (*held.coming, *held.past) if question.takes(one.head.evening)]
    pieces = tuple(
        Piece(
            value=Row((head.name, head.evening, *question.person(one.label), *_invitation(one))),
            people=frozenset({one.label.person_id}),
            records=frozenset({one.id}),
        )
        for head in heads
        for one in invitations_of(question.actor, head)
    )
    return Gathered(pieces=pieces, table="call_ins_invitation", build=built_of_rows(header))


def _invitation(one: InvitationShown) -> tuple[Cell, ...]:
    return (
        one.group,
        one.agency,
        terms.word(one.channel),
        terms.word(one.state),
        timezone.localdate(one.approved_at) if one.approved_at else None,
        timezone.localdate(one.delivered_at) if one.delivered_at else None,
        terms.word(one.reply),
        one.came_at is not None,
    )
