"""Records an assessment of a child. Its last day is computed, and none is ever edited."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Refusal
from samsyn.office.audit import changes as audit
from samsyn.office.children.models import ChildAssessment
from samsyn.office.children.rules import Need, holds_days, need_on
from samsyn.office.people.models import Person
from samsyn.office.people.queries.records import born_within
from samsyn.vocabulary.children import ChildVerdict, GuardianPart, SocialPart

LONGEST: Final = 300
LONGEST_REASONING: Final = 2000
LONGEST_VIEW: Final = 400


class CannotAssess(Refusal):
    """The assessment cannot be recorded so; `reasons` names every why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentPlan:
    """What was found to be best for a child. There is no field for the last day."""

    person_id: UUID
    verdict: ChildVerdict
    best_interest: str
    guardians: GuardianPart
    social_services: SocialPart
    childs_view: str = ""
    guardians_note: str = ""
    school_is_involved: bool = False
    conditions: str = ""


@transaction.atomic
def assess(actor: Actor, plan: AssessmentPlan, *, now: datetime) -> UUID:
    """Record an assessment, made today; it counts instead of earlier ones.

    Raises `CannotAssess` for an adult, without a reasoning, and for somebody who may be under 15
    unless the guardians agree and social services take part.
    """
    person = access.lock_visible(actor, Person, pk=plan.person_id)
    permit = access.require(actor, Deed.ASSESS_CHILD, about=person)
    today = timezone.localdate(now)
    need = need_on(today, born_within(person))
    if reasons := list(_objections_to(plan, need)):
        raise CannotAssess(*reasons)
    made = ChildAssessment.objects.create(
        **access.beside(person, permit, now=now),
        person=person,
        made_on=today,
        verdict=plan.verdict.value,
        best_interest=plan.best_interest.strip(),
        childs_view=plan.childs_view.strip(),
        guardians=plan.guardians.value,
        guardians_note=plan.guardians_note.strip(),
        social_services=plan.social_services.value,
        school_is_involved=plan.school_is_involved,
        conditions=plan.conditions.strip(),
        is_young=need is Need.STRICT,
        holds_days=holds_days(need),
    )
    audit.record(permit, subject="children_childassessment", record_ids=[made.pk])
    return made.pk


def _objections_to(plan: AssessmentPlan, need: Need) -> Iterator[str]:
    if need is Need.NOTHING:
        yield _("The person is 18 or older. No assessment of a child is needed.")
    if not plan.best_interest.strip():
        yield _("Write what is best for the child, and why.")
    if plan.guardians is GuardianPart.NOT_TOLD and not plan.guardians_note.strip():
        yield _("Write why the guardians are not told.")
    if need is Need.STRICT and plan.verdict is ChildVerdict.MAY:
        yield from _about_young(plan)
    yield from _too_long(plan)


def _about_young(plan: AssessmentPlan) -> Iterator[str]:
    if plan.guardians is not GuardianPart.AGREED:
        yield _("The person may be under 15. Without the guardians' consent the answer is no.")
    if plan.social_services is not SocialPart.TAKES_PART:
        yield _("The person may be under 15. Social services must take part in the contact.")


def _too_long(plan: AssessmentPlan) -> Iterator[str]:
    for name, text, most in (
        (_("What is best for the child"), plan.best_interest, LONGEST_REASONING),
        (_("What the child says"), plan.childs_view, LONGEST_VIEW),
        (_("About the guardians"), plan.guardians_note, LONGEST),
        (_("Conditions"), plan.conditions, LONGEST),
    ):
        if len(text.strip()) > most:
            yield _("%(name)s can hold %(most)s characters: shorten it.") % {
                "name": name,
                "most": most,
            }
