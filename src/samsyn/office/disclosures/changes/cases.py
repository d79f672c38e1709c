"""A disclosure under way: the plan with the rows that it is about, gathered in few queries."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Permit
from samsyn.office.disclosures.changes.plans import DisclosurePlan
from samsyn.office.disclosures.changes.refusals import CannotDisclose
from samsyn.office.disclosures.grounds import (
    Kind,
    Verdict,
    approved_grounds,
    holds_for,
    judge,
    objections_to_ground,
)
from samsyn.office.disclosures.models import Ground
from samsyn.office.disclosures.queries.backing import Held, asked_backings, covering, live_backing
from samsyn.office.groups.models import Group
from samsyn.office.incidents.models import Incident
from samsyn.office.partners.models import Room
from samsyn.office.people.models import Person
from samsyn.vocabulary.rooms import LegalRegime
from samsyn.vocabulary.uncertain_dates import DateInterval

Subject = Person | Group | Incident
ORDER = (Kind.GROUP, Kind.PERSON, Kind.INCIDENT)  # each may refer to what stands before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One plan, its record, both rooms, and every wording of the ground in this direction."""

    plan: DisclosurePlan
    record: Subject
    permit: Permit
    sender: Room
    receiver: Room
    grounds: tuple[Ground, ...]
    approved: frozenset[int]  # grounds, by the sender's site, on the day of decision
    decided_at: datetime
    backing: Held  # consents and decisions that the answers can name
    disclosure_id: UUID = field(default_factory=uuid4)

    @property
    def born(self) -> DateInterval | None:
        """Interval of birth, of a person for whom one is known."""
        if not isinstance(self.record, Person):
            return None
        if self.record.born_earliest is None or self.record.born_latest is None:
            return None
        return DateInterval(self.record.born_earliest, self.record.born_latest)

    def objections_to(self, ground: Ground) -> Iterator[str]:
        """Yield each reason why a wording of the ground cannot be used on the day of decision."""
        return objections_to_ground(
            ground,
            kind=self.plan.kind,
            born=self.born,
            day=timezone.localdate(self.decided_at),
            is_open=ground.pk in self.approved or settings.ENVIRONMENT.is_demo,
            backed=self.backing,
        )

    def verdict(self, ground: Ground) -> Verdict:
        """Weigh the answers to the tests of a wording of the ground."""
        named = {key: one.said for held in self.backing.values() for key, one in held.items()}
        return judge(ground.tests, self.plan.answers, named)

    def backed_until(self, ground: Ground) -> date | None:
        """Return the day on which what the answers name ends, if they name anything."""
        named = {answer.value for answer in self.plan.answers if answer.test in ground.tests}
        ends = [
            one.until for held in self.backing.values() for key, one in held.items() if key in named
        ]
        return min(ends, default=None)

    def lasting(self) -> dict[str, Any]:
        """Return the columns, the same on both sides, from which the ledger counts the end."""
        ground, day = self.usable_ground(), timezone.localdate(self.decided_at)
        return {
            "is_oral": self.plan.is_oral,
            "told_on": day,
            "holds_days": holds_for(
                ground,
                LegalRegime(self.receiver.regime),
                told_on=day,
                backed_until=self.backed_until(ground),
            ),
        }

    def usable_ground(self) -> Ground:
        """Return the wording that holds; only after objections have been ruled out."""
        return next(one for one in self.grounds if not list(self.objections_to(one)))


def gather(actor: Actor, plans: Sequence[DisclosurePlan], *, now: datetime) -> list[Case]:
    """Lock the records and look up what the plans name.

    Raises `NotVisible` for a record that the actor does not see, `NotPermitted` where no role
    lets them disclose, and `CannotDisclose` for a room that does not exist.
    """
    records = dict(_locked(actor, plans))
    permits = {
        room_id: access.require(actor, Deed.DISCLOSE, about=access.RoomItself(room_id))
        for room_id in sorted({row.room_id for row in records.values()})
    }
    rooms = Room.objects.select_related("peer").in_bulk(
        [*permits, *{plan.to_room_id for plan in plans}]
    )
    if any(plan.to_room_id not in rooms for plan in plans):
        raise CannotDisclose(_("The receiving room does not exist. Choose one of the site's."))
    known = _Known(
        permits=permits, rooms=rooms, grounds=_grounds(plans), approved_on=cache(approved_grounds)
    )
    return [
        _case(actor, plan, records[plan.kind, plan.record_id], known, now=now) for plan in plans
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What several plans share, looked up once."""

    permits: Mapping[int, Permit]
    rooms: Mapping[int, Room]
    grounds: Mapping[tuple[str, str, str], tuple[Ground, ...]]
    approved_on: Callable[[int | None, date], frozenset[int]]


def _case(
    actor: Actor, plan: DisclosurePlan, record: Subject, known: _Known, *, now: datetime
) -> Case:
    sender, receiver = known.rooms[record.room_id], known.rooms[plan.to_room_id]
    grounds = known.grounds.get((plan.ground_key, sender.kind, receiver.kind), ())
    decided_at = plan.decided_at or now
    day = timezone.localdate(decided_at)
    wanted = {backing for ground in grounds for backing in asked_backings(ground.tests)}
    return Case(
        plan=plan,
        record=record,
        permit=known.permits[record.room_id],
        sender=sender,
        receiver=receiver,
        grounds=grounds,
        approved=known.approved_on(sender.site_id, day),
        decided_at=decided_at,
        backing=covering(
            live_backing(
                actor,
                wanted,
                room_id=sender.pk,
                person_id=plan.record_id if plan.kind is Kind.PERSON else None,
                day=day,
            ),
            to_room_id=receiver.pk,
            fields=plan.fields,
        ),
    )


def _locked(
    actor: Actor, plans: Sequence[DisclosurePlan]
) -> Iterator[tuple[tuple[Kind, UUID], Subject]]:
    for kind in ORDER:
        wanted = {plan.record_id for plan in plans if plan.kind is kind}
        if not wanted:
            continue
        # In a steady order, so that two decisions about the same records take turns.
        found = list(_rows(actor, kind, wanted))
        if len(found) < len(wanted):
            raise NotVisible(_("The page does not exist."))
        yield from (((kind, row.pk), row) for row in found)


def _rows(actor: Actor, kind: Kind, wanted: set[UUID]) -> Iterator[Subject]:
    if kind is Kind.PERSON:
        people = Person.objects.select_for_update(of=("self",))
        yield from access.visible_to(actor, people).filter(pk__in=wanted).order_by("pk")
    elif kind is Kind.GROUP:
        groups = Group.objects.select_for_update(of=("self",))
        yield from access.visible_to(actor, groups).filter(pk__in=wanted).order_by("pk")
    else:
        incidents = Incident.objects.select_for_update(of=("self",))
        yield from access.visible_to(actor, incidents).filter(pk__in=wanted).order_by("pk")


def _grounds(plans: Sequence[DisclosurePlan]) -> Mapping[tuple[str, str, str], tuple[Ground, ...]]:
    found: dict[tuple[str, str, str], tuple[Ground, ...]] = {}
    rows = Ground.objects.filter(key__in={plan.ground_key for plan in plans})
    for row in rows.order_by("valid_from", "pk"):
        direction = (row.key, row.from_kind, row.to_kind)
        found[direction] = (*found.get(direction, ()), row)
    return found
