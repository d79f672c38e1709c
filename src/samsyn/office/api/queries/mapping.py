"""Groups, people and memberships of a room, without a name of anybody."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.api import shapes
from samsyn.office.api.queries.paging import Wanted, page_of
from samsyn.office.api.queries.readings import PEOPLE, note, refuse_list, room_of
from samsyn.office.audit.changes import Reading
from samsyn.office.groups.models import Group, GroupAssessment, GroupStanding, Membership
from samsyn.office.groups.rosters import dates_of, state_on
from samsyn.office.people.models import Person
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.groups import GroupKind, GroupStatus, MembershipRole
from samsyn.vocabulary.people import ProtectedIdentity, Standing
from samsyn.vocabulary.rooms import RoomKind

_YEARS_ONLY = frozenset({RoomKind.JOINT, RoomKind.MUNICIPALITY, RoomKind.COUNTY_BOARD})
_SAYS_SUSPICION = frozenset({RoomKind.POLICE, RoomKind.PROBATION})


def groups(actor: Actor, wanted: Wanted, *, today: date) -> shapes.GroupPage:
    """Return a page of the room's groups that are in use."""
    found, cursor = page_of(access.in_use(actor, _groups(actor), on=today), wanted)
    note(actor, Reading.LIST, "groups_group", [row.pk for row in found])
    return shapes.GroupPage(items=[_group(row) for row in found], next=cursor)


def group(actor: Actor, group_id: UUID) -> shapes.Group:
    """Return one group, and note the reading. Raises `NotVisible`."""
    row = access.get_visible(actor, _groups(actor), pk=group_id)
    note(actor, Reading.PAGE, "groups_group", [row.pk])
    return _group(row)


def people(actor: Actor, wanted: Wanted, *, today: date) -> shapes.PersonPage:
    """Return a page of the people in use, and note them.

    Raises `NotPermitted` in a room where people are never listed.
    """
    refuse_list(actor)
    found, cursor = page_of(access.in_use(actor, _people(actor), on=today), wanted)
    note(actor, Reading.LIST, PEOPLE, [row.pk for row in found])
    return shapes.PersonPage(items=[_person(actor, row) for row in found], next=cursor)


def person(actor: Actor, person_id: UUID) -> shapes.Person:
    """Return one person, and note the reading. Raises `NotVisible`."""
    row = access.get_visible(actor, _people(actor), pk=person_id)
    note(actor, Reading.PAGE, PEOPLE, [row.pk])
    return _person(actor, row)


def memberships(
    actor: Actor, wanted: Wanted, *, group_id: UUID | None, today: date
) -> shapes.MembershipPage:
    """Return a page of memberships, of one group or of all, and note the people.

    Raises `NotPermitted` in a room where people are never listed.
    """
    refuse_list(actor)
    rows = access.in_use(actor, access.visible_to(actor, Membership.objects), on=today)
    rows = rows.filter(group=group_id) if group_id else rows
    whole = rows.select_related("person").prefetch_related("confirmations", "disputes")
    found, cursor = page_of(whole, wanted, by="recorded_at")
    note(actor, Reading.LIST, PEOPLE, [row.person_id for row in found])
    items = [_membership(row, today) for row in found]
    return shapes.MembershipPage(items=items, next=cursor)


def _people(actor: Actor) -> QuerySet[Person]:
    rows = access.visible_to(actor, Person.objects)
    return rows.annotate(changed=Coalesce("changed_at", "recorded_at"))


def _groups(actor: Actor) -> QuerySet[Group]:
    """Return the groups with their newest standing and assessment, and when any was changed."""
    standing, assessed = _claims(actor, GroupStanding), _claims(actor, GroupAssessment)
    own = Coalesce("changed_at", "recorded_at")
    return access.visible_to(actor, Group.objects).annotate(
        standing=Subquery(standing.values("standing")[:1]),
        size_least=Subquery(assessed.values("size_least")[:1]),
        size_most=Subquery(assessed.values("size_most")[:1]),
        review_on=Subquery(assessed.values("review_on")[:1]),
        changed=Greatest(own, _latest(standing), _latest(assessed)),  # of those that are there
    )


def _claims(actor: Actor, model: Any) -> QuerySet[Any]:
    rows = access.visible_to(actor, model.objects).filter(group=OuterRef("pk"))
    kept = rows.exclude(status=ClaimStatus.WITHDRAWN.value)
    return kept.order_by("-since", "-recorded_at", "pk")


def _latest(claims: QuerySet[Any]) -> Subquery:
    newest = claims.order_by().values("group").annotate(newest=Max("recorded_at"))
    return Subquery(newest.values("newest"))


def _group(row: Any) -> shapes.Group:
    return shapes.Group(
        id=row.pk,
        code=access.code_for("G", row.pk),
        working_name=row.working_name,
        kind=GroupKind(row.kind),
        standing=GroupStatus(row.standing) if row.standing else None,
        size_least=row.size_least,
        size_most=row.size_most,
        review_on=row.review_on,
        mapped_on=row.mapped_on,
        external_reference=row.external_reference,
        version=row.version,
        recorded_at=row.recorded_at,
        changed_at=row.changed,
    )


def _person(actor: Actor, row: Person) -> shapes.Person:
    kind = room_of(actor).room_kind
    is_protected = row.protected_identity != ProtectedIdentity.NONE.value
    own = {} if is_protected else _of_own_room(row, kind)
    return shapes.Person(
        id=row.pk,
        code=access.code_for("P", row.pk),
        standing=Standing(row.standing),
        is_unknown=row.identity == "unknown",
        is_protected=is_protected,
        is_dead=row.died_on is not None,
        version=row.version,
        recorded_at=row.recorded_at,
        changed_at=row.changed_at or row.recorded_at,
        **{**_TELLS_NOTHING, **own},
    )


_TELLS_NOTHING: dict[str, Any] = {
    "born_earliest": None,
    "born_latest": None,
    "died_on": None,
    "external_reference": None,
    "not_suspected": None,
}


def _of_own_room(row: Person, kind: RoomKind) -> dict[str, Any]:
    """Return the fields that the room's page has, by the kind of the room."""
    first, last = row.born_earliest, row.born_latest
    if kind in _YEARS_ONLY:
        return {
            "born_earliest": date(first.year, 1, 1) if first else None,
            "born_latest": date(last.year, 12, 31) if last else None,
        }
    own = {
        "born_earliest": first,
        "born_latest": last,
        "died_on": row.died_on,
        "external_reference": row.external_reference,
    }
    return {**own, "not_suspected": row.not_suspected} if kind in _SAYS_SUSPICION else own


def _membership(row: Membership, today: date) -> shapes.Membership:
    return shapes.Membership(
        id=row.pk,
        person_id=row.person_id,
        group_id=row.group_id,
        role=MembershipRole(row.role),
        state=state_on(dates_of(row), today),
        since=row.since,
        until=row.until,
        approved_on=row.approved_on,
        last_confirmed_on=row.last_confirmed_on,
        review_on=row.review_on,
        recorded_at=row.recorded_at,
    )
