"""Copies of groups."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.changes.arrivals import Told
from samsyn.office.groups import changes as groups
from samsyn.office.groups.changes import GroupPlan
from samsyn.office.groups.models import Group, GroupAlias, GroupStanding, Territory
from samsyn.vocabulary.groups import Cohesion, GroupKind, GroupStatus


def make_groups(door: Actor, arrivals: Sequence[Told], *, now: datetime) -> list[UUID]:
    """Record the groups of first disclosures; their ids in order."""
    if not arrivals:
        return []
    return groups.record_groups(door, [_plan(arrival) for arrival in arrivals], now=now)


def add_to_group(door: Actor, copy_id: UUID, arrival: Told, *, now: datetime) -> None:
    """Add what a later disclosure tells; each claim stands beside the earlier ones."""
    contents = arrival.contents
    _rename(door, copy_id, contents, now=now)
    for name in contents.get("aliases") or ():
        if not _holds(door, GroupAlias, copy_id, name=name):
            groups.add_alias(
                door,
                groups.AliasPlan(group_id=copy_id, name=name, source_id=arrival.source_id),
                now=now,
            )
    _add_standing(door, copy_id, arrival, now=now)
    _add_territory(door, copy_id, arrival, now=now)
    if told := contents.get("assessment"):
        plan = groups.AssessmentPlan(
            group_id=copy_id,
            since=_day(told["since"]) or timezone.localdate(now),
            source_id=arrival.source_id,
            **_assessed(told),
        )
        groups.add_assessment(door, plan, now=now)


def _plan(arrival: Told) -> GroupPlan:
    contents = arrival.contents
    standing = contents.get("standing") or {}
    territory = contents.get("territory") or {}
    return GroupPlan(
        room_id=arrival.room_id,
        working_name=contents["working_name"],
        kind=GroupKind(contents["kind"]),
        aliases=tuple(contents.get("aliases") or ()),
        standing=GroupStatus(standing["standing"]) if standing else None,
        standing_since=_day(standing.get("since", "")),
        areas=territory.get("areas", ""),
        outline=_ring(territory),
        source_id=arrival.source_id,
        **_assessed(contents.get("assessment") or {}),
    )


def _assessed(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "size_least": told.get("size_least"),
        "size_most": told.get("size_most"),
        "cohesion": Cohesion(told["cohesion"]) if told.get("cohesion") else None,
        **{name: told.get(name, "") for name in ("in_words", "known", "believed", "not_known")},
    }


def _rename(door: Actor, copy_id: UUID, contents: Mapping[str, Any], *, now: datetime) -> None:
    copy = access.lock_visible(door, Group, pk=copy_id)
    if (copy.working_name, copy.kind) == (contents["working_name"], contents["kind"]):
        return
    revision = groups.GroupRevision(
        group_id=copy_id,
        version=copy.version,
        working_name=contents["working_name"],
        kind=GroupKind(contents["kind"]),
        external_reference=copy.external_reference,
        mapped_on=copy.mapped_on,
    )
    groups.revise_group(door, revision, now=now)


def _add_standing(door: Actor, copy_id: UUID, arrival: Told, *, now: datetime) -> None:
    told = arrival.contents.get("standing")
    if not told:
        return
    since = _day(told["since"]) or timezone.localdate(now)
    if not _holds(door, GroupStanding, copy_id, since=since):
        plan = groups.StandingPlan(
            group_id=copy_id,
            standing=GroupStatus(told["standing"]),
            since=since,
            source_id=arrival.source_id,
        )
        groups.add_standing(door, plan, now=now)


def _add_territory(door: Actor, copy_id: UUID, arrival: Told, *, now: datetime) -> None:
    told = arrival.contents.get("territory")
    if told and not _holds(
        door, Territory, copy_id, areas=told["areas"], outline=told["outline"], until=None
    ):
        plan = groups.TerritoryPlan(
            group_id=copy_id,
            areas=told["areas"],
            outline=_ring(told),
            replaces=True,
            source_id=arrival.source_id,
        )
        groups.add_territory(door, plan, now=now)


def _holds(
    door: Actor,
    model: type[GroupAlias] | type[GroupStanding] | type[Territory],
    copy_id: UUID,
    **said: Any,
) -> bool:
    rows = access.visible_to(door, model._default_manager.all())
    return rows.filter(group=copy_id, **said).exists()


def _ring(told: Mapping[str, Any]) -> tuple[tuple[float, float], ...] | None:
    outline = told.get("outline")
    return tuple((x, y) for x, y in outline) if outline else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
