"""Short ways to the answers under way, for pages that are about something else."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath.models import Response
from samsyn.office.incidents.models import IncidentGroup
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING


@dataclass(frozen=True, slots=True)
class AnswerWay:
    """An answer that is open, by its incident's code and day."""

    incident_id: UUID
    code: str
    on: date


def open_answers(
    actor: Actor, *, group_ids: Collection[UUID] | None = None
) -> tuple[AnswerWay, ...]:
    """Return the answers under way, of all or of a group on a side; newest incident first.

    One query, however many there are.
    """
    rows = access.visible_to(actor, Response.objects).filter(
        Q(ended_at__isnull=True) | Q(incident__review_again=True)
    )
    if group_ids is not None:
        sides = access.visible_to(actor, IncidentGroup.objects).filter(group__in=group_ids)
        rows = rows.filter(
            incident__in=sides.exclude(status__in=COUNTING_FOR_NOTHING).values("incident")
        )
    found = rows.order_by("-incident__latest_at", "pk")
    return tuple(
        AnswerWay(pk, access.code_for("H", pk), timezone.localdate(at))
        for pk, at in found.values_list("incident_id", "incident__latest_at")
    )
