"""Short ways to what is open among consequences, for pages that are about something else."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.sanctions.models import SanctionRound, Trigger, TriggerDecision
from samsyn.vocabulary.sanctions import TriggerVerdict


@dataclass(frozen=True, slots=True)
class Way:
    """A trigger or a round, by its code and the day on which it began."""

    id: UUID
    code: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenConsequences:
    """Triggers that nobody has settled, and rounds that have not ended."""

    triggers: tuple[Way, ...] = ()
    rounds: tuple[Way, ...] = ()


def open_consequences(
    actor: Actor, *, group_ids: Collection[UUID] | None = None
) -> OpenConsequences:
    """Return what is open, of all or against a group; two queries, however much there is."""
    settled = access.visible_to(actor, TriggerDecision.objects).exclude(
        verdict=TriggerVerdict.DEFER.value
    )
    triggers = access.visible_to(actor, Trigger.objects).exclude(pk__in=settled.values("trigger"))
    rounds = access.visible_to(actor, SanctionRound.objects).filter(ended_on__isnull=True)
    if group_ids is not None:
        triggers = triggers.filter(group__in=group_ids)
        rounds = rounds.filter(trigger__group__in=group_ids)
    return OpenConsequences(
        triggers=tuple(
            Way(pk, access.code_for("U", pk), timezone.localdate(at))
            for pk, at in triggers.order_by("-recorded_at", "pk").values_list("pk", "recorded_at")
        ),
        rounds=tuple(
            Way(pk, access.code_for("F", pk), started or timezone.localdate(at))
            for pk, started, at in rounds.order_by("-recorded_at", "pk").values_list(
                "pk", "started_on", "recorded_at"
            )
        ),
    )
