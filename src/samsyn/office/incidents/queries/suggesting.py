"""The inputs of the suggestion whether a group member was involved."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import Membership
from samsyn.office.groups.rosters import counting
from samsyn.office.incidents.grounds import Part, Suggestion, suggest_involvement
from samsyn.office.incidents.models import Involvement
from samsyn.vocabulary.groups import MembershipRole
from samsyn.vocabulary.incidents import InvolvementRole, SuspicionGrade


def members_on(actor: Actor, person_ids: Collection[UUID], day: date) -> set[UUID]:
    """Return which of the people had a membership that counted on the day, other than former."""
    rows = counting(access.visible_to(actor, Membership.objects), day)
    found = rows.filter(person__in=person_ids).exclude(role=MembershipRole.FORMER.value)
    return set(found.values_list("person_id", flat=True))


def suggestion_for(parts: Iterable[Involvement], members: set[UUID], *, sides: int) -> Suggestion:
    """Return what the rule suggests for the parts that the reader sees."""
    return suggest_involvement(
        (
            Part(
                role=InvolvementRole(part.role),
                suspicion=SuspicionGrade(part.suspicion),
                is_member=part.person_id in members,
            )
            for part in parts
        ),
        has_side=sides > 0,
    )
