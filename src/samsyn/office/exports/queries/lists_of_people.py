"""People, and groups with their members, as their pages list them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from uuid import UUID

from samsyn.interchange.listings import Content
from samsyn.interchange.writing import Cell
from samsyn.office.exports import words
from samsyn.office.exports.queries.gathered import (
    Gathered,
    Piece,
    Question,
    Row,
    built_of_rows,
)
from samsyn.office.groups.queries import GroupFilters, GroupRow, Member, group_list, roster
from samsyn.office.people.queries import PersonLine, people_list
from samsyn.office.ui import terms
from samsyn.vocabulary.groups import GroupStatus, MembershipRole


def person_headings(question: Question, called: str = "") -> tuple[str, ...]:
    """Return the headings of the cells that say who it is."""
    code = called or str(words.CODE)
    return (code, str(words.NAME)) if question.with_names else (code,)


def people(question: Question) -> Gathered:
    """Return the people of the room, newest first."""
    header = (*person_headings(question), *words.said(words.PEOPLE))
    pieces = tuple(
        Piece(
            value=Row((*question.person(one.label), *_facts(one))),
            people=frozenset({one.label.person_id}),
        )
        for one in _everybody(question)
    )
    return Gathered(pieces=pieces, table="", build=built_of_rows(header))


def _everybody(question: Question) -> Iterator[PersonLine]:
    before = None
    while True:
        page = people_list(
            question.actor, today=question.today, room_id=question.room_id, before=before
        )
        yield from page.lines
        if page.older is None:
            return
        before = page.older


def _facts(one: PersonLine) -> tuple[Cell, ...]:
    age = one.age
    told = "" if age is None else str(age.youngest)
    if age is not None and age.oldest != age.youngest:
        told = f"{age.youngest}-{age.oldest}"
    return (told, one.may_be_minor, one.is_victim_only, one.recorded_at.date())


def groups(question: Question) -> Gathered:
    """Return the groups, one row a member whose membership counts today; an empty group has one."""
    header = (
        str(words.GROUP),
        str(words.STANDING),
        *person_headings(question, str(words.MEMBER)),
        *words.said(words.MEMBERS),
    )
    blank = (None,) * (len(header) - 2)
    pieces = tuple(
        piece for group in _all_groups(question) for piece in _of_group(question, group, blank)
    )
    build = built_of_rows(header)

    def without_needless(pieces: Sequence[Piece]) -> Content:
        kept: list[Piece] = []
        for _group, some in groupby(pieces, key=lambda one: one.records):
            held = list(some)
            named = [one for one in held if not one.stands_in]
            kept += named or held
        return build(kept)

    return Gathered(pieces=pieces, table="groups_group", build=without_needless)


def _all_groups(question: Question) -> Iterator[GroupRow]:
    after = ""
    while True:
        page = group_list(question.actor, today=question.today, filters=GroupFilters(after=after))
        yield from page.rows
        if not page.after:
            return
        after = page.after


def _of_group(question: Question, group: GroupRow, blank: tuple[Cell, ...]) -> Iterator[Piece]:
    standing = terms.word(GroupStatus(group.standing)) if group.standing else ""
    first: tuple[Cell, ...] = (group.name, standing)
    about: frozenset[UUID] = frozenset({group.id})
    yield Piece(value=Row((*first, *blank)), records=about, stands_in=True)
    for one in roster(question.actor, group.id, on=question.today).members:
        yield Piece(
            value=Row((*first, *_member(question, one))),
            people=frozenset({one.person_id}),
            records=about,
        )


def _member(question: Question, one: Member) -> tuple[Cell, ...]:
    who: tuple[Cell, ...] = (one.code, one.name) if question.with_names else (one.code,)
    return (
        *who,
        terms.word(MembershipRole(one.role)) if one.role in set(MembershipRole) else None,
        one.since,
        one.holds_until,
        one.bases,
        one.may_be_minor,
    )
