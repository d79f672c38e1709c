"""Who may be listed in a group at all, and what a membership claim must look like."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office.access import code_for
from samsyn.office.groups.changes.plans import BasisPlan, MembershipPlan
from samsyn.office.groups.changes.sanity import day_objections, interval_objections
from samsyn.office.groups.changes.sources import source_objections
from samsyn.office.groups.models import Group
from samsyn.office.people.models import Person
from samsyn.vocabulary.groups import MembershipRole
from samsyn.vocabulary.people import Standing
from samsyn.vocabulary.uncertain_dates import DateInterval, age_on

Interval = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What must be known of the rows that the plans point at."""

    people: Mapping[UUID, Person]
    groups: Mapping[UUID, Group]
    sources: Mapping[UUID, int]  # room of each visible source
    taken: dict[tuple[UUID, UUID], list[Interval]] = field(default_factory=dict)

    def take(self, person_id: UUID, group_id: UUID, since: date | None, until: date | None) -> None:
        """Note a time in which the person is already listed in the group."""
        self.taken.setdefault((person_id, group_id), []).append(_open_ended(since, until))

    def is_taken(self, plan: MembershipPlan) -> bool:
        """Whether the plan's time overlaps one that the person is already listed for."""
        first, last = _open_ended(plan.since, plan.until)
        times = self.taken.get((plan.person_id, plan.group_id), ())
        return any(since < last and first < until for since, until in times)


def membership_objections(plan: MembershipPlan, register: Register, *, today: date) -> list[str]:
    """Return every reason why the membership may not be recorded."""
    person, group = register.people[plan.person_id], register.groups[plan.group_id]
    return [
        *_person_objections(person, group, on=plan.since or today),
        *interval_objections(plan.since, plan.until, today=today),
        *_claim_objections(plan, person, register),
        *_dated_objections(plan, today=today),
        *bases_objections(plan.bases, today=today),
        *(
            reason
            for source_id in (plan.source_id, *(basis.source_id for basis in plan.bases))
            for reason in source_objections(source_id, register.sources, group.room_id)
        ),
    ]


def bases_objections(bases: Iterable[BasisPlan], *, today: date) -> Iterator[str]:
    """Object to bases of the future, and to one source that is counted as two."""
    used: set[UUID] = set()
    for basis in bases:
        yield from day_objections(_("The day of the basis"), basis.dated_on, today=today)
        if basis.independent and basis.source_id is not None:
            if basis.source_id in used:
                yield same_source()
            used.add(basis.source_id)


def same_source() -> str:
    """Return the sentence that refuses to count one source twice."""
    return _(
        "The same source stands behind two bases, so they are not independent of one another. "
        "Mark one of them as not independent."
    )


def _person_objections(person: Person, group: Group, *, on: date) -> Iterator[str]:
    code = code_for("P", person.pk)
    if person.standing == Standing.VICTIM_ONLY.value:
        yield _(
            "%(code)s is held only as somebody who was harmed, and is never listed in a group."
        ) % {"code": code}
    limit = group.room.site.youngest_listed_age if group.room.site else 15
    if youngest_age(person, on=on) < limit:
        yield _(
            "%(code)s may have been under %(limit)s on %(day)s, and children under %(limit)s are "
            "not listed in groups. Contact social services instead."
        ) % {"code": code, "limit": limit, "day": on.isoformat()}
    if person.died_on is not None and on > person.died_on:
        yield _("%(code)s had died before %(day)s. Check the days.") % {
            "code": code,
            "day": on.isoformat(),
        }


def youngest_age(person: Person, *, on: date) -> int:
    """Return the youngest age that is possible, in whole years; 200 if nothing is known."""
    if person.born_earliest is None or person.born_latest is None:
        return 200
    return age_on(on, DateInterval(person.born_earliest, person.born_latest)).youngest


def _claim_objections(plan: MembershipPlan, person: Person, register: Register) -> Iterator[str]:
    if person.room_id != register.groups[plan.group_id].room_id:
        yield _(
            "The person and the group lie in two rooms. Have one of them disclosed to the other "
            "room first."
        )
    if plan.role is MembershipRole.FORMER and plan.until is None:
        yield _("Somebody who belonged to the group before needs a last day.")
    if register.is_taken(plan):
        yield _("%(code)s is already listed in the group at that time.") % {
            "code": code_for("P", person.pk)
        }


def _dated_objections(plan: MembershipPlan, *, today: date) -> Iterator[str]:
    for day in plan.confirmed_on:
        yield from day_objections(_("The day of the confirmation"), day, today=today)
    yield from day_objections(_("The day of the approval"), plan.approved_on, today=today)
    yield from day_objections(_("The day of the dispute"), plan.disputed_on, today=today)
    independent = [basis for basis in plan.bases if basis.independent]
    if plan.approved_on is not None and len(independent) < 2:  # noqa: PLR2004  the rule is two
        yield too_few_bases(len(independent))
    if plan.disputed_on is not None and not plan.dispute_reason.strip():
        yield _("A dispute needs a reason.")


def too_few_bases(held: int) -> str:
    """Return the sentence that refuses to approve without two independent dated bases."""
    return _(
        "Approval needs two independent dated bases, and there are %(held)s. Add what is missing."
    ) % {"held": held}


def _open_ended(since: date | None, until: date | None) -> Interval:
    return since or date.min, until or date.max
