"""Assessments of children to play with, written as the page writes them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from tests.office.notifications.playing import NOW

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.children import changes
from samsyn.office.children.changes import AssessmentPlan
from samsyn.vocabulary.children import ChildVerdict, GuardianPart, SocialPart


def assess(actor: Actor, person_id: UUID, *, now: datetime = NOW, **changed: Any) -> UUID:
    neutral: dict[str, Any] = {
        "verdict": ChildVerdict.MAY,
        "best_interest": "The offer of help reaches him nowhere else.",
        "guardians": GuardianPart.AGREED,
        "social_services": SocialPart.TAKES_PART,
    }
    with access.acting_as(actor):
        plan = AssessmentPlan(person_id=person_id, **{**neutral, **changed})
        return changes.assess(actor, plan, now=now)
