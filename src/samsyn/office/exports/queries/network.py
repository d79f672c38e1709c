"""The network of today as a graph: people and groups, and what ties them, with dates and grades.

People, ties and groups are those of the picture of the network; a tie that somebody recorded has
its claim's dates and grades. Nothing is counted or scored.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from samsyn.interchange.listings import Content, Graph, Node, Tie
from samsyn.interchange.writing import Cell
from samsyn.office import access
from samsyn.office.exports import words
from samsyn.office.exports.queries.gathered import Gathered, Piece, Question
from samsyn.office.exports.queries.refusals import CannotExport
from samsyn.office.groups import rosters
from samsyn.office.groups.models import GroupLink, Membership
from samsyn.office.networks.queries.contacts import Contact, contacts_on, ties_seen
from samsyn.office.networks.queries.groups import NamedGroup, groups_of, standings_on
from samsyn.office.networks.queries.pictured import MOST_TIES
from samsyn.office.networks.wording import contact_kind, relation_kind, relation_state
from samsyn.office.partners.queries import time_zone_of
from samsyn.office.people.models import PersonLink, PersonTie
from samsyn.office.people.queries import labels_of
from samsyn.office.ui import terms
from samsyn.vocabulary.claims import (
    COUNTING_FOR_NOTHING,
    Certainty,
    InformationAccuracy,
    SourceReliability,
)
from samsyn.vocabulary.groups import MembershipRole

Pair = tuple[UUID, UUID]


def network(question: Question) -> Gathered:
    """Return who is tied, their groups, and every tie. Raises `CannotExport` if too wide."""
    actor, today = question.actor, question.today
    if ties_seen(actor) > MOST_TIES:
        raise CannotExport(_("The network has too many ties for one file. Export the groups."))
    zone = time_zone_of(role.site_id for role in actor.roles)
    people = access.linked(actor, PersonLink)
    groups = groups_of(actor, same=access.linked(actor, GroupLink))
    contacts = contacts_on(actor, today, zone=zone, same=people)
    tied = {key for one in contacts for key in (one.first, one.second)}
    standings = standings_on(actor, today, groups=groups)
    joined = list(_memberships(question, people, groups, tied))
    named = {group for one in joined for group in one.records} | {
        each.group_id for one in standings for each in (one.first, one.second)
    }
    pieces = (
        *_people(question, tied),
        *_groups({one.group_id: one for one in groups.values()}, named),
        *_contacts(question, contacts, people),
        *joined,
        *(
            Piece(
                value=Tie(
                    _key(one.first.group_id),
                    _key(one.second.group_id),
                    (
                        relation_kind(one.kind),
                        relation_state(one.state),
                        one.since,
                        *(None,) * 4,
                        terms.word(Certainty(one.certainty)),
                        None,
                    ),
                ),
                records=frozenset({one.first.group_id, one.second.group_id}),
            )
            for one in standings
        ),
    )
    return Gathered(pieces=pieces, table="groups_group", build=_built)


def _built(pieces: Sequence[Piece]) -> Content:
    nodes = tuple(one.value for one in pieces if isinstance(one.value, Node))
    there = {one.key for one in nodes}
    ties = (one.value for one in pieces if isinstance(one.value, Tie))
    ends = words.said(words.ENDS)
    return Graph(
        node_names=words.said(words.NODES),
        nodes=nodes,
        tie_names=words.said(words.TIES),
        ties=tuple(one for one in ties if one.first in there and one.second in there),
        ends=(ends[0], ends[1]),
    )


def _key(record: UUID) -> str:
    return str(record)


def _people(question: Question, tied: set[UUID]) -> Iterator[Piece]:
    labels = labels_of(question.actor, tied)
    for key, label in sorted(labels.items(), key=lambda one: (one[1].code, one[0])):
        name = label.name if question.with_names else ""
        yield Piece(value=_node(key, label.code, str(words.PERSON), name), people=frozenset({key}))


def _groups(groups: Mapping[UUID, NamedGroup], named: set[UUID]) -> Iterator[Piece]:
    for key, group in groups.items():
        if key in named:
            code = access.code_for("G", key)
            yield Piece(
                value=_node(key, code, str(words.GROUP), group.name), records=frozenset({key})
            )


def _node(key: UUID, code: str, kind: str, name: str) -> Node:
    """Return a node; the label before its values is what a table of ties calls it."""
    label = f"{name} ({code})" if name else code
    return Node(_key(key), (label, code, kind, name or None))


def _contacts(
    question: Question, contacts: Sequence[Contact], people: access.Linked
) -> Iterator[Piece]:
    """Yield a tie for each recorded claim, and one for all suspicions that two share."""
    claims = _claims(question, people)
    for one in contacts:
        pair = frozenset({one.first, one.second})
        for kind in one.kinds:
            told = claims.get((pair, kind)) or [(None, None, None, one.latest, *(None,) * 4)]
            for cells in told:
                values = (contact_kind(kind), *cells)
                yield Piece(value=Tie(_key(one.first), _key(one.second), values), people=pair)


def _claims(
    question: Question, people: access.Linked
) -> dict[tuple[frozenset[UUID], str], list[tuple[Cell, ...]]]:
    """Return the claims that hold today, by the pair and the kind, in a steady order."""
    rows = (
        access.visible_to(question.actor, PersonTie.objects)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .filter(_holds(question.today))
        .order_by("recorded_at", "pk")
    )
    found: dict[tuple[frozenset[UUID], str], list[tuple[Cell, ...]]] = defaultdict(list)
    for row in rows:
        pair = frozenset({people.standing_for(row.person_id), people.standing_for(row.other_id)})
        found[pair, row.kind].append((None, *_dated(row)))
    return found


def _memberships(
    question: Question,
    people: access.Linked,
    groups: Mapping[UUID, NamedGroup],
    tied: set[UUID],
) -> Iterator[Piece]:
    rows = rosters.counting(
        access.visible_to(question.actor, Membership.objects), question.today
    ).order_by("group__sort_key", "group_id", "person_id", "pk")
    for row in rows:
        person, group = people.standing_for(row.person_id), groups[row.group_id].group_id
        if person in tied:
            role = terms.word(MembershipRole(row.role)) if row.role in set(MembershipRole) else None
            yield Piece(
                value=Tie(_key(person), _key(group), (str(words.MEMBER), role, *_dated(row))),
                people=frozenset({person}),
                records=frozenset({group}),
            )


def _dated(row: PersonTie | Membership) -> tuple[Cell, ...]:
    """Return the dates and grades of a claim, in the order of the headings after the state."""
    return (
        row.since,
        row.until,
        row.last_confirmed_on,
        terms.word(SourceReliability(row.source_reliability)),
        terms.word(InformationAccuracy(row.information_accuracy)),
        None,
        row.review_on,
    )


def _holds(day: date) -> Q:
    return (Q(since__isnull=True) | Q(since__lte=day)) & (Q(until__isnull=True) | Q(until__gt=day))
