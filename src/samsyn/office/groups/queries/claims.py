"""One membership with its grounds, and what forms about groups offer to choose from."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed, identifiers_of
from samsyn.office.groups.models import Group, GroupRelation, Membership
from samsyn.office.groups.queries.members import mark_of, members, memberships_of, note_members
from samsyn.office.groups.queries.shown import (
    BasisShown,
    DisputeShown,
    MembershipSheet,
    RoomMark,
)
from samsyn.office.people.models import Person, Source

MOST_SOURCES = 60
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupToEdit:
    """A group's own columns, as a form begins."""

    id: UUID
    room_id: int
    room: RoomMark
    version: int
    name: str
    kind: str
    external_reference: str
    mapped_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationToEdit:
    """A relation's columns, as a form begins."""

    id: UUID
    group_id: UUID
    room_id: int
    version: int
    group: str
    other: str
    kind: str
    state: str
    certainty: str
    since: date | None
    until: date | None
    cause: str
    source_id: UUID | None


def membership_sheet(actor: Actor, membership_id: UUID, *, today: date) -> MembershipSheet:
    """Return a membership and why it counts or not, and note whom it was about."""
    row = _one(actor, membership_id)
    (member,) = members(actor, [row], on=today, fold=False)
    note_members(actor, [row])
    edits = actor.may(Deed.EDIT_GROUPS, row.room_id)
    return MembershipSheet(
        id=row.pk,
        group_id=row.group_id,
        group=row.group.working_name,
        room=mark_of(row),
        room_id=row.room_id,
        member=member,
        bases=_bases(row),
        confirmed=tuple(
            sorted((one.confirmed_on, one.holds_until) for one in row.confirmations.all())
        ),
        disputes=_disputes(row),
        approved_on=row.approved_on,
        approved_by=row.approved_by.name if row.approved_by else "",
        end_reason=row.end_reason,
        note=row.note,
        review_days=row.review_days,
        may_edit=edits,
        may_approve=actor.may(Deed.APPROVE_MEMBERSHIP, row.room_id),
        may_dispute=edits or actor.may(Deed.EDIT_PEOPLE, row.room_id),
    )


def group_to_edit(actor: Actor, group_id: UUID) -> GroupToEdit:
    """Return what the forms about a group begin with."""
    group = access.get_visible(actor, Group.objects.select_related("room"), pk=group_id)
    return GroupToEdit(
        id=group.pk,
        room_id=group.room_id,
        room=mark_of(group),
        version=group.version,
        name=group.working_name,
        kind=group.kind,
        external_reference=group.external_reference,
        mapped_on=group.mapped_on,
    )


def relation_to_edit(actor: Actor, relation_id: UUID) -> RelationToEdit:
    """Return what the form about a relation begins with."""
    rows = GroupRelation.objects.select_related("group", "other")
    row = access.get_visible(actor, rows, pk=relation_id)
    return RelationToEdit(
        id=row.pk,
        group_id=row.group_id,
        room_id=row.room_id,
        version=row.version,
        group=row.group.working_name,
        other=row.other.working_name,
        kind=row.kind,
        state=row.state,
        certainty=row.certainty,
        since=row.since,
        until=row.until,
        cause=row.cause,
        source_id=row.source_id,
    )


def source_choices(actor: Actor, room_id: int) -> list[Choice]:
    """Return the newest sources of a room, to choose among."""
    rows = (
        access.visible_to(actor, Source.objects).filter(room=room_id).order_by("-recorded_at", "pk")
    )
    return [(str(pk), title) for pk, title in rows.values_list("pk", "title")[:MOST_SOURCES]]


def other_groups(actor: Actor, group: GroupToEdit) -> list[Choice]:
    """Return the other groups of the same room, in Swedish order."""
    rows = access.visible_to(actor, Group.objects).filter(room=group.room_id)
    names = rows.exclude(pk=group.id).order_by("sort_key", "pk").values_list("pk", "working_name")
    return [(str(pk), name) for pk, name in names]


def person_by_code(actor: Actor, code: str, room_id: int) -> UUID | None:
    """Return the one person of a room that a code stands for; None if there is none, or two."""
    ends = identifiers_of(code)
    if ends is None:
        return None
    rows = access.visible_to(actor, Person.objects).filter(room=room_id, pk__range=ends)
    found = list(rows.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def person_to_list(actor: Actor, person_id: UUID) -> str:
    """Return the code of a person that the reader may see, to begin a form with."""
    person = access.get_visible(actor, Person.objects, pk=person_id)
    return access.code_for("P", person.pk)


def _one(actor: Actor, membership_id: UUID) -> Membership:
    row = access.get_visible(actor, Membership.objects, pk=membership_id)
    rows = memberships_of(actor, [row.group_id]).select_related(
        "person", "room", "group", "approved_by"
    )
    return access.get_visible(actor, rows, pk=membership_id)


def _bases(row: Membership) -> tuple[BasisShown, ...]:
    bases = row.bases.select_related("source", "recorded_by").order_by("-dated_on", "pk")
    return tuple(
        BasisShown(
            kind=basis.kind,
            dated_on=basis.dated_on,
            is_independent=basis.independent,
            source=basis.source.title if basis.source else "",
            note=basis.note,
            by=basis.recorded_by.name,
        )
        for basis in bases
    )


def _disputes(row: Membership) -> tuple[DisputeShown, ...]:
    disputes = row.disputes.select_related("recorded_by").order_by("-disputed_on", "pk")
    return tuple(
        DisputeShown(
            disputed_on=one.disputed_on,
            settled_on=one.settled_on,
            reason=one.reason,
            outcome=one.outcome,
            by=one.recorded_by.name,
        )
        for one in disputes
    )
