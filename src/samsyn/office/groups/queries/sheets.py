"""One group's sheet: everything that the reader's rooms say of it, shown as one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.groups.models import (
    Group,
    GroupAlias,
    GroupAssessment,
    GroupFact,
    GroupLink,
    GroupRelation,
    GroupStanding,
    Territory,
)
from samsyn.office.groups.queries.links import links_of
from samsyn.office.groups.queries.members import mark_of, roster_and_waiting, shown_as_one
from samsyn.office.groups.queries.shown import (
    Assessment,
    GroupRecord,
    GroupSheet,
    LogEntry,
    RelationClaim,
    RelationShown,
    RoomMark,
    Roster,
    TerritoryShown,
)

LONGEST_LOG = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    aliases: list[GroupAlias]
    standings: list[GroupStanding]
    assessments: list[GroupAssessment]
    territories: list[Territory]
    relations: list[GroupRelation]


def group_sheet(actor: Actor, group_id: UUID, *, today: date, on: date | None = None) -> GroupSheet:
    """Return the sheet, with the roster as of `on` (today unless given), and note who was shown.

    Raises `NotVisible` for a group that is not there for this reader.
    """
    group_ids = shown_as_one(actor, group_id)
    groups = sorted(
        access.visible_to(actor, Group.objects).filter(pk__in=group_ids).select_related("room"),
        key=lambda group: (group.pk != group_id, group.recorded_at),
    )
    day = on or today
    roster, to_review = roster_and_waiting(actor, group_ids, on=day, today=today)
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject="groups_group",
        record_ids=[group.pk for group in groups],
        room_ids=[group.room_id for group in groups],
    )
    return _sheet(actor, groups, _facts(actor, group_ids), roster, to_review, today)


def _facts(actor: Actor, group_ids: Iterable[UUID]) -> _Facts:
    ids = list(group_ids)

    def seen(model: Any) -> QuerySet[Any]:
        rows = access.visible_to(actor, model.objects).exclude(status="withdrawn")
        return rows.select_related("room", "source", "recorded_by")

    relations = seen(GroupRelation).select_related("group", "other")
    return _Facts(
        aliases=list(seen(GroupAlias).filter(group__in=ids).order_by("name", "pk")),
        standings=list(seen(GroupStanding).filter(group__in=ids).order_by("-since", "pk")),
        assessments=list(
            seen(GroupAssessment).filter(group__in=ids).order_by("-since", "-recorded_at", "pk")
        ),
        territories=list(seen(Territory).filter(group__in=ids).order_by("areas", "pk")),
        relations=list(
            relations.filter(Q(group__in=ids) | Q(other__in=ids)).order_by("-since", "pk")
        ),
    )


def _sheet(
    actor: Actor,
    groups: Sequence[Group],
    facts: _Facts,
    roster: Roster,
    to_review: tuple[Any, ...],
    today: date,
) -> GroupSheet:
    first = groups[0]
    standing = next((one for one in facts.standings if one.since and one.since <= today), None)
    assessed = facts.assessments[0] if facts.assessments else None
    ids = {group.pk for group in groups}
    return GroupSheet(
        id=first.pk,
        name=first.working_name,
        kind=first.kind,
        records=tuple(_record(actor, group) for group in groups),
        aliases=tuple(dict.fromkeys(one.name for one in facts.aliases if _holds(one, today))),
        standing=standing.standing if standing else "",
        standing_since=standing.since if standing else None,
        mapped_on=max((one.mapped_on for one in groups if one.mapped_on), default=None),
        assessment=_assessment(assessed) if assessed else None,
        older_assessments=max(len(facts.assessments) - 1, 0),
        roster=roster,
        to_review=to_review,
        relations=_relations(actor, facts.relations, ids, today),
        territories=tuple(_territory(one) for one in facts.territories if _holds(one, today)),
        sources=_sources(facts),
        links=tuple(links_of(actor, [group.pk for group in groups])),
        log=_log(facts),
    )


def _record(actor: Actor, group: Group) -> GroupRecord:
    return GroupRecord(
        id=group.pk,
        room_id=group.room_id,
        room=mark_of(group),
        may_edit=actor.may(Deed.EDIT_GROUPS, group.room_id),
    )


def _holds(fact: GroupFact, day: date) -> bool:
    return (fact.since is None or fact.since <= day) and (fact.until is None or fact.until > day)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _assessment(row: GroupAssessment) -> Assessment:
    return Assessment(
        since=row.since or row.last_confirmed_on,
        by=row.recorded_by.name,
        room=_mark(row),
        size_least=row.size_least,
        size_most=row.size_most,
        cohesion=row.cohesion,
        in_words=row.in_words,
        known=_lines(row.known),
        believed=_lines(row.believed),
        not_known=_lines(row.not_known),
        source=row.source.title if row.source else "",
        review_on=row.review_on,
    )


def _relations(
    actor: Actor, rows: Sequence[GroupRelation], ids: set[UUID], today: date
) -> tuple[RelationShown, ...]:
    """Return each relation to another group once; other rooms' claims of it stand beside."""
    others = {row.pk: row.other if row.group_id in ids else row.group for row in rows}
    one = access.linked(actor, GroupLink, {other.pk for other in others.values()})
    together: dict[tuple[UUID, str, bool], list[GroupRelation]] = defaultdict(list)
    for row in rows:
        about = one.standing_for(others[row.pk].pk), row.kind, _is_past(row, today)
        together[about].append(row)
    return tuple(
        _relation(actor, same, others[same[0].pk], today)
        for (other, _kind, _past), same in together.items()
        if other not in ids
    )


def _is_past(row: GroupRelation, today: date) -> bool:
    return row.state == "closed" or (row.until is not None and row.until <= today)


def _relation(
    actor: Actor, same: Sequence[GroupRelation], other: Group, today: date
) -> RelationShown:
    return RelationShown(
        other_id=other.pk,
        other=other.working_name,
        kind=same[0].kind,
        claims=tuple(
            RelationClaim(
                id=row.pk,
                state=row.state,
                certainty=row.certainty,
                since=row.since,
                until=row.until,
                cause=row.cause,
                source=row.source.title if row.source else "",
                room=_mark(row),
                may_edit=actor.may(Deed.EDIT_GROUPS, row.room_id),
            )
            for row in same
        ),
        is_past=_is_past(same[0], today),
    )


def _territory(row: Territory) -> TerritoryShown:
    return TerritoryShown(
        areas=row.areas,
        outline=tuple((float(point[0]), float(point[1])) for point in row.outline or ()),
        since=row.since,
        until=row.until,
        room=_mark(row),
    )


def _mark(row: Any) -> RoomMark:
    return RoomMark(row.room.short_name, row.room.kind)


def _all(facts: _Facts) -> list[tuple[str, Any, str]]:
    """Return (what, row, detail) of every claim; the detail is a value or a name."""
    return [
        *(("alias", row, row.name) for row in facts.aliases),
        *(("standing", row, row.standing) for row in facts.standings),
        *(("assessment", row, "") for row in facts.assessments),
        *(("territory", row, row.areas) for row in facts.territories),
        *(("relation", row, row.kind) for row in facts.relations),
    ]


def _sources(facts: _Facts) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(row.source.title for _, row, _ in _all(facts) if row.source is not None)
    )


def _log(facts: _Facts) -> tuple[LogEntry, ...]:
    entries = [
        LogEntry(
            at=row.recorded_at, what=what, detail=detail, by=row.recorded_by.name, room=_mark(row)
        )
        for what, row, detail in _all(facts)
    ]
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True)[:LONGEST_LOG])
