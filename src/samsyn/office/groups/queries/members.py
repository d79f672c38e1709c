"""Rosters: who belonged to a group on a day, and which memberships wait for somebody."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, code_for
from samsyn.office.groups.models import (
    Group,
    GroupLink,
    Membership,
    MembershipBasis,
    MembershipConfirmation,
    MembershipDispute,
)
from samsyn.office.groups.queries.people import names_of, note_shown
from samsyn.office.groups.queries.shown import Member, RoomMark, Roster
from samsyn.office.groups.rosters import COUNTING, WAITING, counting, dates_of, not_over, state_on
from samsyn.office.people.models import PersonLink
from samsyn.vocabulary.groups import MembershipRole
from samsyn.vocabulary.uncertain_dates import DateInterval, age_on

_ROLES = [role.value for role in MembershipRole]


def roster(actor: Actor, group_id: UUID, *, on: date) -> Roster:
    """Return who belonged to the group on any day, as the register now says, and note it."""
    group_ids = shown_as_one(actor, group_id)
    rows = list(counting(access.in_use(actor, memberships_of(actor, group_ids), on=on), on))
    note_members(actor, rows)
    return Roster(on=on, members=members(actor, rows, on=on))


def shown_as_one(actor: Actor, group_id: UUID) -> Set[UUID]:
    """Return the records shown as this group; raises `NotVisible` like an unknown one."""
    if not access.visible_to(actor, Group.objects).filter(pk=group_id).exists():
        raise NotVisible(_("The page does not exist."))
    return access.linked(actor, GroupLink, [group_id]).together_with(group_id)


def memberships_of(actor: Actor, group_ids: Iterable[UUID]) -> QuerySet[Membership]:
    """Return the memberships that the reader may see, with all that decides about them."""
    parts = [
        Prefetch(name, access.visible_to(actor, model.objects))
        for name, model in (
            ("bases", MembershipBasis),
            ("confirmations", MembershipConfirmation),
            ("disputes", MembershipDispute),
        )
    ]
    return (
        access.visible_to(actor, Membership.objects)
        .filter(group__in=list(group_ids))
        .select_related("person", "room")
        .prefetch_related(*parts)
    )


def roster_and_waiting(
    actor: Actor, group_ids: Iterable[UUID], *, on: date, today: date
) -> tuple[Roster, tuple[Member, ...]]:
    """Return who belonged to the group on a day, and what waits today for somebody to act.

    What waits is given to those who may act. Both are read off the same rows, and noted.
    """
    held = access.in_use(actor, memberships_of(actor, group_ids), on=min(on, today))
    rows = list(not_over(held, min(on, today)))
    editable = actor.rooms_granting(Deed.EDIT_GROUPS)
    listed = [row for row in rows if state_on(dates_of(row), on) in COUNTING]
    waits = [
        row for row in rows if row.room_id in editable and state_on(dates_of(row), today) in WAITING
    ]
    found = Roster(on=on, members=members(actor, listed, on=on))
    waiting = members(actor, waits, on=today, fold=False)
    note_members(actor, [*listed, *waits])
    return found, waiting


def members(
    actor: Actor, rows: Iterable[Membership], *, on: date, fold: bool = True
) -> tuple[Member, ...]:
    """Return the memberships as they stand on a day; people shown as one are folded into one."""
    found = list(rows)
    person_ids = {row.person_id for row in found}
    humans = access.linked(actor, PersonLink, person_ids)
    names = names_of(actor, person_ids)
    together: dict[UUID, list[Membership]] = {}
    for row in sorted(found, key=_by_role):
        one = humans.standing_for(row.person_id) if fold else row.pk
        together.setdefault(one, []).append(row)
    return tuple(_member(same, _name(same, names), on) for same in together.values())


def note_members(actor: Actor, rows: Sequence[Membership]) -> None:
    """Note that these members were listed: every record, also those folded into one line."""
    note_shown(actor, (row.person_id for row in rows), {row.room_id for row in rows})


def mark_of(row: Membership | Group) -> RoomMark:
    """Return the mark of the row's room."""
    return RoomMark(row.room.short_name, row.room.kind)


def _by_role(row: Membership) -> tuple[int, UUID]:
    role = _ROLES.index(row.role) if row.role in _ROLES else len(_ROLES)
    return role, row.person_id


def _name(same: Sequence[Membership], names: Mapping[UUID, str]) -> str:
    return next((names[row.person_id] for row in same if row.person_id in names), "")


def _member(same: Sequence[Membership], name: str, on: date) -> Member:
    first = same[0]
    dates = dates_of(first)
    return Member(
        membership_id=first.pk,
        person_id=first.person_id,
        code=code_for("P", first.person_id),
        name=name,
        role=first.role,
        since=first.since,
        until=first.until,
        bases=sum(basis.independent for basis in first.bases.all()),
        holds_until=dates.holds_until(on),
        state=state_on(dates, on),
        may_be_minor=any(_may_be_minor(row, on) for row in same),
        is_protected=any(row.person.protected_identity != "none" for row in same),
        rooms=tuple(dict.fromkeys(mark_of(row) for row in same)),
    )


def _may_be_minor(row: Membership, on: date) -> bool:
    person = row.person
    if person.born_earliest is None or person.born_latest is None:
        return False
    return age_on(on, DateInterval(person.born_earliest, person.born_latest)).may_be_minor
