"""What can be told of groups: their latest claims, and relations to groups told of before."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.queries.told import told_to
from samsyn.office.groups.models import (
    Group,
    GroupAlias,
    GroupAssessment,
    GroupRelation,
    GroupStanding,
    Territory,
)
from samsyn.vocabulary.claims import ClaimStatus

GONE = ClaimStatus.WITHDRAWN.value


def tell_groups(
    actor: Actor, wanted: set[UUID], *, to_room_id: int, on: date
) -> dict[UUID, dict[str, Any]]:
    """Return what can be told of each visible group."""
    aliases = _aliases(actor, wanted, on)
    standings = _standings(actor, wanted)
    territories = _territories(actor, wanted, on)
    assessments = _assessments(actor, wanted)
    relations = _relations(actor, wanted, to_room_id=to_room_id, on=on)
    groups = access.visible_to(actor, Group.objects).filter(pk__in=wanted)
    return {
        group.pk: {
            "working_name": group.working_name,
            "kind": group.kind,
            "aliases": aliases[group.pk],
            "standing": standings.get(group.pk),
            "territory": territories.get(group.pk),
            "assessment": assessments.get(group.pk),
            "relations": relations[group.pk],
        }
        for group in groups
    }


def _aliases(actor: Actor, wanted: set[UUID], on: date) -> dict[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    rows = access.visible_to(actor, GroupAlias.objects).filter(_holds(on), group__in=wanted)
    for row in rows.exclude(status=GONE).order_by("recorded_at", "pk"):
        found[row.group_id].append(row.name)
    return found


def _standings(actor: Actor, wanted: set[UUID]) -> dict[UUID, dict[str, str]]:
    rows = access.visible_to(actor, GroupStanding.objects).filter(group__in=wanted)
    return {
        row.group_id: {
            "standing": row.standing,
            "since": row.since.isoformat() if row.since else "",
        }
        for row in rows.exclude(status=GONE).order_by("since", "recorded_at", "pk")
    }


def _territories(actor: Actor, wanted: set[UUID], on: date) -> dict[UUID, dict[str, Any]]:
    rows = access.visible_to(actor, Territory.objects).filter(_holds(on), group__in=wanted)
    return {
        row.group_id: {"areas": row.areas, "outline": row.outline}
        for row in rows.exclude(status=GONE).order_by("since", "recorded_at", "pk")
    }


def _assessments(actor: Actor, wanted: set[UUID]) -> dict[UUID, dict[str, Any]]:
    rows = access.visible_to(actor, GroupAssessment.objects).filter(group__in=wanted)
    return {
        row.group_id: {
            "since": row.since.isoformat() if row.since else "",
            "size_least": row.size_least,
            "size_most": row.size_most,
            "cohesion": row.cohesion,
            "in_words": row.in_words,
            "known": row.known,
            "believed": row.believed,
            "not_known": row.not_known,
        }
        for row in rows.exclude(status=GONE).order_by("since", "recorded_at", "pk")
    }


def _relations(
    actor: Actor, wanted: set[UUID], *, to_room_id: int, on: date
) -> dict[UUID, list[dict[str, str]]]:
    rows = list(
        access.visible_to(actor, GroupRelation.objects)
        .filter(Q(group__in=wanted) | Q(other__in=wanted), _holds(on))
        .exclude(status__in=[GONE, ClaimStatus.DISPUTED.value])
        .select_related("group", "other")
        .order_by("since", "pk")
    )
    others = {one for row in rows for one in (row.group_id, row.other_id)}
    told = told_to(actor, others, kind="group", to_room_id=to_room_id)
    found: defaultdict[UUID, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        for one, other in ((row.group, row.other), (row.other, row.group)):
            if one.pk in wanted and other.pk in told:
                found[one.pk].append(_relation(row, other, told[other.pk]))
    return found


def _relation(row: GroupRelation, other: Group, told: str) -> dict[str, str]:
    return {
        "told": told,
        "group": other.working_name,
        "kind": row.kind,
        "state": row.state,
        "certainty": row.certainty,
        "since": row.since.isoformat() if row.since else "",
        "until": row.until.isoformat() if row.until else "",
    }


def _holds(on: date) -> Q:
    return Q(until__isnull=True) | Q(until__gt=on)
