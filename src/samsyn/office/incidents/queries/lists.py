"""Lists of incidents: filtered, paged by key, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents.models import Incident, IncidentLink
from samsyn.office.incidents.queries.briefs import (
    COUNTED_AS_CONFIRMED,
    IN_SCOPE,
    IncidentBrief,
    briefs,
)
from samsyn.vocabulary.incidents import Harm, IncidentKind, IncidentStatus, MemberInvolved

SWEDEN = ZoneInfo("Europe/Stockholm")
ROWS_ON_A_PAGE = 50


class Tab(StrEnum):
    """Three lists, so that what is not confirmed is never mixed with what is."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilters:
    """What the reader asked for; `until` is the last day included."""

    tab: Tab = Tab.CONFIRMED
    kind: IncidentKind | None = None
    since: date | None = None
    until: date | None = None
    area: str = ""
    harm: Harm | None = None
    involvement: MemberInvolved | None = None

    @property
    def are_set(self) -> bool:
        """Whether anything but the tab narrows the list."""
        return self != IncidentFilters(tab=self.tab)


@dataclass(frozen=True, slots=True)
class Key:
    """Where a page begins: a row's latest moment and identifier."""

    latest_at: datetime
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Which page: older than a key, newer than a key, or the newest."""

    older_than: Key | None = None
    newer_than: Key | None = None
    size: int = ROWS_ON_A_PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentList:
    """One page of incidents, and the keys of its neighbours, None where there is none."""

    incidents: tuple[IncidentBrief, ...]
    newer_than: Key | None
    older_than: Key | None
    latest_day: date | None  # of the newest incident in scope, for an empty list


def incident_list(
    actor: Actor, *, filters: IncidentFilters, page: Page, today: date
) -> IncidentList:
    """Return one page of the incidents that the actor may see, newest first.

    Raises `NotPermitted` for a reader whose roles open no room's records.
    """
    if not actor.reading_rooms:
        raise access.NotPermitted(
            _("Your role sees no single incidents. Ask your coordinator for the overview.")
        )
    one = access.linked(actor, IncidentLink)
    rows = access.visible_to(actor, Incident.objects)
    is_withdrawn = filters.tab is Tab.WITHDRAWN
    rows = access.once(rows.exclude(IN_SCOPE) if is_withdrawn else rows.filter(IN_SCOPE), one)
    rows = rows.filter(_wanted(filters, today))
    found, has_newer, has_older = _page_of(rows, page)
    return IncidentList(
        incidents=tuple(briefs(actor, found, one)),
        newer_than=_key(found[0]) if found and has_newer else None,
        older_than=_key(found[-1]) if found and has_older else None,
        latest_day=None if found else _latest_day(actor),
    )


def start_of(day: date) -> datetime:
    """Return the Swedish midnight that the day begins with."""
    return datetime.combine(day, time.min, SWEDEN)


def _wanted(filters: IncidentFilters, today: date) -> Q:
    wanted = _TABS[filters.tab]
    if filters.kind:
        wanted &= Q(kind=filters.kind.value)
    else:
        wanted &= ~Q(kind=IncidentKind.OTHER.value)
    if filters.since:
        wanted &= Q(latest_at__gte=start_of(filters.since))
    if filters.until:
        wanted &= Q(earliest_at__lt=start_of(min(filters.until, today) + timedelta(days=1)))
    if filters.area:
        wanted &= Q(area__iexact=filters.area)
    if filters.harm:
        wanted &= _HARMS[filters.harm]
    if filters.involvement:
        wanted &= Q(member_involved=filters.involvement.value)
    return wanted


_TABS = {
    Tab.CONFIRMED: IN_SCOPE & COUNTED_AS_CONFIRMED,
    Tab.UNCONFIRMED: IN_SCOPE & ~COUNTED_AS_CONFIRMED,
    Tab.WITHDRAWN: Q(status=IncidentStatus.OUT_OF_SCOPE.value),
}
_HARMS = {
    Harm.DEAD: Q(dead__gt=0),
    Harm.INJURED: Q(dead=0, injured__gt=0),
    Harm.NONE: Q(dead=0, injured=0, harm_known=True),
    Harm.UNKNOWN: Q(dead=0, injured=0, harm_known=False),
}


def _page_of(rows: QuerySet[Incident], page: Page) -> tuple[Sequence[Incident], bool, bool]:
    """Return the rows, and whether there are newer and older ones."""
    if page.newer_than:
        at, pk = page.newer_than.latest_at, page.newer_than.id
        newer = rows.filter(Q(latest_at__gt=at) | Q(latest_at=at, pk__gt=pk))
        found = list(newer.order_by("latest_at", "pk")[: page.size + 1])
        return found[: page.size][::-1], len(found) > page.size, True
    if page.older_than:
        at, pk = page.older_than.latest_at, page.older_than.id
        rows = rows.filter(Q(latest_at__lt=at) | Q(latest_at=at, pk__lt=pk))
    found = list(rows.order_by("-latest_at", "-pk")[: page.size + 1])
    return found[: page.size], page.older_than is not None, len(found) > page.size


def _key(row: Incident) -> Key:
    return Key(row.latest_at, row.pk)


def _latest_day(actor: Actor) -> date | None:
    latest = (
        access.visible_to(actor, Incident.objects)
        .filter(IN_SCOPE)
        .order_by("-latest_at", "-pk")
        .values_list("latest_at", flat=True)
        .first()
    )
    return latest.astimezone(SWEDEN).date() if latest else None
