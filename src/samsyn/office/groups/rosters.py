"""When a membership counts: stated once as a filter on rows, and once on the dates of one row.

Nothing has to run for a membership to stop counting; a day passes, and it does.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from samsyn.office.groups.models import Membership, MembershipConfirmation, MembershipDispute
from samsyn.vocabulary.claims import ClaimStatus

SOON = 30  # days before a review is due that it is said


class MembershipState(StrEnum):
    """Where a membership stands on a day; only the first two count."""

    COUNTS = "counts"
    DUE = "due"
    NEEDS_BASIS = "needs_basis"
    NEEDS_APPROVAL = "needs_approval"
    DISPUTED = "disputed"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


COUNTING = frozenset({MembershipState.COUNTS, MembershipState.DUE})
OVER = frozenset({MembershipState.ENDED, MembershipState.WITHDRAWN})
WAITING = frozenset(MembershipState) - COUNTING - OVER  # until somebody acts, or a day comes


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipDates:
    """All that decides whether a membership counts. Ends of times are excluded."""

    since: date | None = None
    until: date | None = None
    second_basis_on: date | None = None
    approved_on: date | None = None
    confirmed: tuple[tuple[date, date], ...] = ()  # (confirmed on, holds until)
    disputed: tuple[tuple[date, date | None], ...] = ()  # (disputed on, settled on)
    died_on: date | None = None
    is_withdrawn: bool = False

    def holds_until(self, day: date) -> date | None:
        """Return the first day on which the confirmations known by `day` hold no longer."""
        return max((until for on, until in self.confirmed if on <= day), default=None)

    def is_disputed(self, day: date) -> bool:
        """Whether a dispute is open on the day."""
        return any(on <= day and (end is None or day < end) for on, end in self.disputed)

    def has_ended(self, day: date) -> bool:
        """Whether the day is after the last one, or after the person's death."""
        over = self.until is not None and day >= self.until
        return over or (self.died_on is not None and day > self.died_on)


def state_on(dates: MembershipDates, day: date) -> MembershipState:
    """Return where the membership stands on a day, the most telling reason first."""
    if dates.is_withdrawn:
        return MembershipState.WITHDRAWN
    if dates.has_ended(day):
        return MembershipState.ENDED
    if dates.since is not None and day < dates.since:
        return MembershipState.NOT_YET
    if dates.is_disputed(day):
        return MembershipState.DISPUTED
    return _state_of_approval(dates, day)


def _state_of_approval(dates: MembershipDates, day: date) -> MembershipState:
    if dates.second_basis_on is None or dates.second_basis_on > day:
        return MembershipState.NEEDS_BASIS
    if dates.approved_on is None or dates.approved_on > day:
        return MembershipState.NEEDS_APPROVAL
    until = dates.holds_until(day)
    if until is None or until <= day:
        return MembershipState.EXPIRED
    return MembershipState.DUE if (until - day).days <= SOON else MembershipState.COUNTS


def dates_of(membership: Membership) -> MembershipDates:
    """Return a row's dates; prefetch `confirmations`, `disputes` and `person`."""
    return MembershipDates(
        since=membership.since,
        until=membership.until,
        second_basis_on=membership.second_basis_on,
        approved_on=membership.approved_on,
        confirmed=tuple(
            (one.confirmed_on, one.holds_until) for one in membership.confirmations.all()
        ),
        disputed=tuple((one.disputed_on, one.settled_on) for one in membership.disputes.all()),
        died_on=membership.person.died_on,
        is_withdrawn=membership.status == ClaimStatus.WITHDRAWN.value,
    )


def counting(rows: QuerySet[Membership], on: date) -> QuerySet[Membership]:
    """Keep the memberships that count on a day."""
    confirmed = MembershipConfirmation.objects.filter(
        membership=OuterRef("pk"), confirmed_on__lte=on, holds_until__gt=on
    )
    return (
        rows.filter(_first_day_by(on), _last_day_after(on), _alive(on))
        .filter(second_basis_on__lte=on, approved_on__lte=on)
        .exclude(status=ClaimStatus.WITHDRAWN.value)
        .filter(Exists(confirmed), ~Exists(_open_disputes(on)))
    )


def not_over(rows: QuerySet[Membership], on: date) -> QuerySet[Membership]:
    """Keep those that have neither ended by a day nor been withdrawn, whether or not they count.

    On any later day those left out are over too.
    """
    return rows.filter(_last_day_after(on), _alive(on)).exclude(status=ClaimStatus.WITHDRAWN.value)


def _first_day_by(on: date) -> Q:
    return Q(since__isnull=True) | Q(since__lte=on)


def _last_day_after(on: date) -> Q:
    return Q(until__isnull=True) | Q(until__gt=on)


def _alive(on: date) -> Q:
    return Q(person__died_on__isnull=True) | Q(person__died_on__gte=on)


def _open_disputes(on: date) -> QuerySet[MembershipDispute]:
    settled = Q(settled_on__isnull=True) | Q(settled_on__gt=on)
    return MembershipDispute.objects.filter(settled, membership=OuterRef("pk"), disputed_on__lte=on)
