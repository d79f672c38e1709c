"""Reports to the steering group of two simulated sites: given, and one that is being written."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.office.demo.steering_words import INVENTED
from samsyn.office.steering_reports import changes
from samsyn.office.steering_reports.changes import DraftPlan, DraftRevision
from samsyn.office.steering_reports.rules import Period
from samsyn.office.support.changes import publish_due
from samsyn.vocabulary.outcomes import Period as Length

_SUMMARY: Final = (
    "Arbetet håller takten, men återrapporteringen till grupperna dröjer.\n\n"
    "Inget i utfallen kan ännu sägas bero på satsningen; rapporten säger när det kan avgöras. "
    f"{INVENTED}"
)
_RISKS: Final = (
    "Hjälplinjen är obemannad två kvällar i veckan. Socialtjänsten söker en vikarie.\n"
    "Två av frivårdens handläggare slutar före årsskiftet. Ersättare är inte utsedda."
)
_DECISIONS: Final = (
    "Besluta om vem som bemannar hjälplinjen på helger från januari.\n"
    "Besluta om datum för nästa sammankallande möte."
)
_GIVEN: Final[Mapping[str, tuple[tuple[Length, int], ...]]] = {
    "orebro": ((Length.MONTH, 2), (Length.QUARTER, 1)),  # how many periods back
    "malmo": ((Length.MONTH, 1),),
}
_BEGUN: Final = {"orebro": (Length.MONTH, 1)}


def load_steering_reports(joint: JointRoom, *, now: datetime) -> None:
    """Write the site's reports through the change functions of the pages."""
    key = joint.site.profile.key
    # The parts of talks that were opened since the joint room was looked up are read too.
    fresh = access.actor_for(joint.lead.staff_id, now=now, purpose="Demo")
    with access.acting_as(fresh) as lead:
        if key in _GIVEN:
            publish_due(lead, now=now)
        for length, back in _GIVEN.get(key, ()):
            plan = _plan(joint, length, back, now=now)
            draft = changes.begin_draft(lead, plan, now=now)
            _write(lead, draft, now=now)
            changes.give(lead, draft, version=2, now=now)
        if key in _BEGUN:
            changes.begin_draft(lead, _plan(joint, *_BEGUN[key], now=now), now=now)


def _plan(joint: JointRoom, length: Length, back: int, *, now: datetime) -> DraftPlan:
    first = length.at(length.number(timezone.localdate(now)) - back)
    return DraftPlan(room_id=joint.room_id, period=Period(length, first))


def _write(lead: Actor, draft: UUID, *, now: datetime) -> None:
    changes.revise_draft(
        lead,
        DraftRevision(
            draft_id=draft,
            version=1,
            summary=_SUMMARY,
            risks=_RISKS,
            decisions=_DECISIONS,
        ),
        now=now,
    )
