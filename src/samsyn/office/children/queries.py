"""Whether somebody may be contacted: asked by every part that plans or notes a contact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit.changes import Reading
from samsyn.office.children.models import ChildAssessment
from samsyn.office.children.rules import Need, need_on
from samsyn.office.people.models import Person
from samsyn.office.people.queries import PersonLabel, labels_of
from samsyn.office.people.queries.labels import note_labels
from samsyn.office.people.queries.records import born_within
from samsyn.vocabulary.children import ChildVerdict, GuardianPart, SocialPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One assessment as it was made. `last_day` was computed."""

    person_id: UUID
    made_on: date
    made_by: str
    verdict: ChildVerdict
    best_interest: str
    childs_view: str
    guardians: GuardianPart
    guardians_note: str
    social_services: SocialPart
    school_is_involved: bool
    conditions: str
    is_young: bool
    last_day: date

    def lets_meet(self, day: date, need: Need) -> bool:
        """Whether it lets somebody get in touch on a day."""
        enough = self.is_young or need is not Need.STRICT
        return self.verdict is ChildVerdict.MAY and enough and day <= self.last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildSheet:
    """Somebody to be assessed, and the assessments so far, newest first."""

    label: PersonLabel
    room_id: int
    need: Need
    age_is_known: bool
    assessments: tuple[Assessment, ...]

    @property
    def newest(self) -> Assessment | None:
        return self.assessments[0] if self.assessments else None


def newest_assessments(actor: Actor, person_ids: Iterable[UUID]) -> Mapping[UUID, Assessment]:
    """Return the newest assessment of each of these people who has one. One query."""
    rows = (
        access.visible_to(actor, ChildAssessment.objects)
        .filter(person__in=set(person_ids))
        .select_related("recorded_by")
        .order_by("recorded_at", "pk")
    )
    return {row.person_id: _assessment(row) for row in rows}


def objections_to_contact(actor: Actor, person: Person, *, on: date) -> list[str]:
    """Return why nobody may get in touch with somebody on a day, as sentences; none for adults.

    The one rule for every way of contact. The database holds the same for who is known to be young.
    """
    need = need_on(on, born_within(person))
    if need is Need.NOTHING or person.died_on is not None:
        return []
    newest = newest_assessments(actor, [person.pk]).get(person.pk)
    if newest is not None and newest.lets_meet(on, need):
        return []
    return [said(need, newest, on)]


def said(need: Need, newest: Assessment | None, on: date) -> str:
    """Return the sentence that says what stands in the way of a contact."""
    if newest is not None and newest.verdict is ChildVerdict.NOT:
        return _("The assessment of the child says no. Leave the contact to social services.")
    if newest is not None and newest.last_day < on:
        return _("The assessment of the child held until %(day)s. Make a new one first.") % {
            "day": newest.last_day.isoformat()
        }
    if need is Need.STRICT:
        return _(
            "The person may be under 15. Somebody entitled must first assess what is best for the "
            "child: the guardians agree, and social services take part."
        )
    return _(
        "The person may be under 18, or the age is not known. Somebody entitled must first assess "
        "what is best for the child."
    )


def child_sheet(actor: Actor, person_id: UUID, *, today: date) -> ChildSheet:
    """Return somebody to be assessed. Raises `NotVisible` and `NotPermitted`; noted."""
    person = access.get_visible(actor, Person.objects, pk=person_id)
    access.require(actor, Deed.ASSESS_CHILD, about=person)
    label = labels_of(actor, [person_id])[person_id]
    note_labels(actor, Reading.PAGE, [label])
    rows = (
        access.visible_to(actor, ChildAssessment.objects)
        .filter(person=person)
        .select_related("recorded_by")
        .order_by("-recorded_at", "pk")
    )
    born = born_within(person)
    return ChildSheet(
        label=label,
        room_id=person.room_id,
        need=need_on(today, born),
        age_is_known=born is not None,
        assessments=tuple(_assessment(row) for row in rows),
    )


def _assessment(row: ChildAssessment) -> Assessment:
    return Assessment(
        person_id=row.person_id,
        made_on=row.made_on,
        made_by=row.recorded_by.name,
        verdict=ChildVerdict(row.verdict),
        best_interest=row.best_interest,
        childs_view=row.childs_view,
        guardians=GuardianPart(row.guardians),
        guardians_note=row.guardians_note,
        social_services=SocialPart(row.social_services),
        school_is_involved=row.school_is_involved,
        conditions=row.conditions,
        is_young=row.is_young,
        last_day=row.holds_until - timedelta(days=1),
    )
