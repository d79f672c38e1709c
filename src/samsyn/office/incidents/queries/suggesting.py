"""The inputs of the suggestion whether a group member was involved."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import Membership, MembershipConfirmation
from samsyn.office.incidents.grounds import Part, Suggestion, suggest_involvement
from samsyn.office.incidents.models import Involvement
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.groups import MembershipRole
from samsyn.vocabulary.incidents import InvolvementRole, SuspicionGrade


def members_on(actor: Actor, person_ids: Collection[UUID], day: date) -> set[UUID]:
    """Return which of the people had a membership that counted on the day.

    It counts with a second independent basis and an approval by then, a confirmation still
    holding, no dispute, and a role other than former.
    """
    holding = MembershipConfirmation.objects.filter(
        membership=OuterRef("pk"), confirmed_on__lte=day, holds_until__gt=day
    )
    rows = (
        access.visible_to(actor, Membership.objects)
        .filter(
            Q(since__isnull=True) | Q(since__lte=day),
            Q(until__isnull=True) | Q(until__gt=day),
            Q(disputed_on__isnull=True) | Q(dispute_settled_on__isnull=False),
            Exists(holding),
            person__in=person_ids,
            status=ClaimStatus.ACCEPTED.value,
            approved_on__lte=day,
            second_basis_on__lte=day,
        )
        .exclude(role=MembershipRole.FORMER.value)
    )
    return set(rows.values_list("person_id", flat=True))


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
