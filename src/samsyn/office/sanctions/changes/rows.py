"""Takes the rows that a change decides on: visible, locked, permitted, and of the version read.

The trigger is locked first, always, so that two who decide take turns and nobody waits in a ring.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.call_ins.queries.choices import own_agencies
from samsyn.office.partners.models import Agency
from samsyn.office.sanctions.changes.plans import Signed
from samsyn.office.sanctions.changes.refusals import (
    CannotDecide,
    why_not_round,
    why_not_trigger,
)
from samsyn.office.sanctions.models import SanctionRound, Trigger
from samsyn.office.sanctions.queries.choices import DECIDING
from samsyn.office.sanctions.queries.pages import trigger_page
from samsyn.office.sanctions.queries.shown import RoundShown, TriggerShown
from samsyn.office.sanctions.rules import moves_of_round
from samsyn.vocabulary.sanctions import RoundMove, TriggerMove


@dataclass(frozen=True, slots=True)
class TakenTrigger:
    """A locked trigger, where it stands, and the permit."""

    row: Trigger
    shown: TriggerShown
    permit: Permit


@dataclass(frozen=True, slots=True)
class TakenRound:
    """A locked round, where it stands, and the permit."""

    row: SanctionRound
    shown: RoundShown
    permit: Permit


def taken_trigger(
    actor: Actor,
    trigger_id: UUID,
    deed: Deed,
    move: TriggerMove,
    *,
    now: datetime,
    version: int | None = None,
) -> TakenTrigger:
    """Lock a trigger for a move that its state allows."""
    row = access.lock_visible(actor, Trigger, pk=trigger_id)
    permit = access.require(actor, deed, about=row)
    if version is not None:
        access.refuse_stale(row, version)
    shown = trigger_page(actor, trigger_id, today=timezone.localdate(now))
    if move not in shown.moves:
        raise CannotDecide(why_not_trigger(move, shown.state))
    return TakenTrigger(row, shown, permit)


def taken_round(
    actor: Actor,
    round_id: UUID,
    deed: Deed,
    move: RoundMove,
    *,
    now: datetime,
    version: int | None = None,
) -> TakenRound:
    """Lock a round, behind its trigger, for a move that its state allows."""
    found = access.get_visible(actor, SanctionRound.objects, pk=round_id)
    access.lock_visible(actor, Trigger, pk=found.trigger_id)
    row = access.lock_visible(actor, SanctionRound, pk=round_id)
    permit = access.require(actor, deed, about=row)
    if version is not None:
        access.refuse_stale(row, version)
    shown = trigger_page(actor, row.trigger_id, today=timezone.localdate(now)).round
    if shown is None:
        raise LookupError("A locked round is shown with its trigger.")
    if move not in shown.moves:
        fallen = move in moves_of_round(shown.state)  # the state alone would allow it
        raise CannotDecide(why_not_round(move, shown.state, ground_holds=not fallen))
    return TakenRound(row, shown, permit)


def against_signature(actor: Actor, plan: Signed, room_id: int, *, now: datetime) -> Iterator[str]:
    """Yield what is missing of who decides and why. Police and probation decide."""
    own = own_agencies(actor, room_id, now=now)
    deciding = Agency.objects.filter(pk__in=own, kind__in=DECIDING)
    if plan.agency_id is None or not deciding.filter(pk=plan.agency_id).exists():
        yield _("Police and probation decide; other partners comment. Choose your own agency.")
    if not plan.decided_as.strip():
        yield _("Write in which role you decide, for example local police chief.")
    if not plan.reason.strip():
        yield _("Write why.")


def signature(plan: Signed) -> dict[str, Any]:
    """Return the columns of who decided and why."""
    return {
        "agency_id": plan.agency_id,
        "decided_as": plan.decided_as.strip(),
        "reason": plan.reason.strip(),
    }
