"""Events of the audit record as pages show them: who, in which role, when and how.

Row-level security lets a reader have the events on rooms where a role of theirs grants it;
the filter here says the same, narrowed to the room that the reader has chosen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from samsyn.office.access import Deed
from samsyn.office.accounts.models import Staff
from samsyn.office.audit.changes import ACCOUNT, EMERGENCY_MARK, ExportStep, OperatorEvent, Reading
from samsyn.office.audit.models import AuditEvent
from samsyn.office.partners.models import StaffRole
from samsyn.sealing import ERASURE
from samsyn.vocabulary.rooms import Role

PAGE = 50
SWEDEN = ZoneInfo("Europe/Stockholm")


class Way(StrEnum):
    """How a record reached somebody, or what they did to it."""

    PAGE = "page"
    LIST = "list"
    SEARCH = "search"
    NAMES = "names"
    PRINT = "print"
    EXPORT = "export"
    CHANGE = "change"
    REFUSED = "refused"
    OTHER = "other"  # what happens at the front door


_READINGS: Mapping[str, Way] = {
    Reading.PAGE.value: Way.PAGE,
    Reading.LIST.value: Way.LIST,
    Reading.SEARCH.value: Way.SEARCH,
    Reading.NAMES.value: Way.NAMES,
    Reading.PRINT.value: Way.PRINT,
    Reading.EXPORT.value: Way.EXPORT,
    "refused": Way.REFUSED,
    "not_found": Way.REFUSED,
}
_BY_OPERATOR = frozenset(OperatorEvent)
_CHANGES = frozenset(
    {
        *("insert", "update", "delete", ERASURE, "end_emergency"),
        *(one.value for one in (*Deed, *ExportStep)),
    }
).difference(_READINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Swedish calendar days, both included; an end may be open."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of a log. `records` is None where some of them lie in rooms of others."""

    id: int
    at: datetime
    staff_name: str  # '' for what no signed-in member of staff did
    staff_title: str
    gone: str | None  # what an account that is kept no longer acted for; None else
    account: str  # whose account it happened to, where that is not who did it; '' else
    reason: str  # that an operator gave
    roles: tuple[Role, ...]  # held then, in the rooms that the reader answers for
    way: Way
    action: str
    subject: str
    records: int | None
    is_emergency: bool  # read in a room that was opened in an emergency
    record_ids: tuple[UUID, ...]  # people the event is about, where the reader may know them


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """One page of a log, newest first. The keys lead to the pages beside it."""

    events: tuple[Event, ...]
    newer: int | None = None
    older: int | None = None


def in_rooms(rooms: Iterable[int]) -> QuerySet[AuditEvent]:
    """Return the events about any of the rooms."""
    return AuditEvent.objects.filter(room_ids__overlap=sorted(rooms))


def by_way(way: Way | None) -> Q:
    """Return the filter for one way, or for all."""
    if way is None:
        return Q()
    if way is Way.CHANGE:
        return Q(action__in=_CHANGES)
    actions = [action for action, found in _READINGS.items() if found is way]
    return Q(action__in=actions) if actions else ~Q(action__in=_CHANGES | _READINGS.keys())


def within(period: Period) -> Q:
    """Return the filter for the days of a period."""
    found = Q()
    if period.since:
        found &= Q(at__gte=_midnight(period.since))
    if period.until:
        found &= Q(at__lt=_midnight(period.until + timedelta(days=1)))
    return found


def page_of(
    rows: QuerySet[AuditEvent],
    *,
    older: int | None = None,
    newer: int | None = None,
    size: int = PAGE,
) -> tuple[list[AuditEvent], int | None, int | None]:
    """Return one page of rows by key, with the keys of the newer and the older page."""
    if newer is not None:
        found = list(rows.filter(pk__gt=newer).order_by("pk")[: size + 1])
        shown = found[:size][::-1]
        return shown, shown[0].pk if len(found) > size else None, shown[-1].pk if shown else None
    if older is not None:
        rows = rows.filter(pk__lt=older)
    found = list(rows.order_by("-pk")[: size + 1])
    shown = found[:size]
    first = shown[0].pk if shown and older is not None else None
    return shown, first, shown[-1].pk if len(found) > size else None


def events_from(
    rows: Sequence[AuditEvent], rooms: frozenset[int], known: Mapping[int, tuple[UUID, ...]]
) -> tuple[Event, ...]:
    """Return rows as a page shows them to a reader who answers for `rooms`.

    `known` holds the people each event is about, where the reader may know them.
    """
    about = {row.pk: _account_of(row) for row in rows}
    involved = (*(row.staff_id for row in rows), *about.values())
    staff_ids = {one for one in involved if one is not None}
    names = {
        pk: (name, title)
        for pk, name, title in Staff.objects.filter(pk__in=staff_ids).values_list(
            "pk", "name", "title"
        )
    }
    held = list(StaffRole.objects.filter(staff_id__in=staff_ids, room_id__in=rooms).order_by("pk"))
    return tuple(
        Event(
            id=row.pk,
            at=row.at,
            staff_name=names.get(row.staff_id or 0, ("", ""))[0],
            staff_title=names.get(row.staff_id or 0, ("", ""))[1],
            gone=row.purpose if row.staff_id and row.staff_id not in names else None,
            account=names.get(about[row.pk] or 0, ("", ""))[0],
            reason=row.purpose if row.action in _BY_OPERATOR else "",
            roles=_roles_at(row, held),
            way=way_of(row.action),
            action=row.action,
            subject=row.subject.partition("/")[0],
            records=row.records if rooms.issuperset(row.room_ids) else None,
            is_emergency=any(one.startswith(EMERGENCY_MARK) for one in row.fields),
            record_ids=known.get(row.pk, ()),
        )
        for row in rows
    )


def by_or_about(staff_id: int) -> Q:
    """Return the filter for what a member of staff did, or what happened to their account."""
    return Q(staff_id=staff_id) | Q(subject=ACCOUNT, record_ids=[str(staff_id)])


def way_of(action: str) -> Way:
    """Return the way that an action is shown as."""
    if action in _CHANGES:
        return Way.CHANGE
    return _READINGS.get(action, Way.OTHER)


def _account_of(row: AuditEvent) -> int | None:
    """Return whose account the event is about, unless they did it themselves."""
    if row.subject != ACCOUNT or row.staff_id is not None or len(row.record_ids) != 1:
        return None
    return int(row.record_ids[0])


def _roles_at(row: AuditEvent, held: Sequence[StaffRole]) -> tuple[Role, ...]:
    roles = (
        Role(one.role)
        for one in held
        if one.staff_id == row.staff_id
        and one.starts_at <= row.at
        and (one.ends_at is None or one.ends_at > row.at)
    )
    return tuple(dict.fromkeys(roles))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=SWEDEN)
