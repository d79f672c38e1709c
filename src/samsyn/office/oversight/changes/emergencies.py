"""Opens another agency's room for three hours, ends it, and says what a review of it came to.

The database's own functions write it: they ask what the actor's roles grant, set the times, and
leave the audit entry. What is checked here gives sentences.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Refusal, RoomItself
from samsyn.office.oversight import queries
from samsyn.office.oversight.queries import EmergencyShown, EmergencyState
from samsyn.vocabulary.oversight import EmergencyGround, Verdict

LONGEST_REASON = 400
LONGEST_FINDINGS = 4000


class CannotOpen(Refusal):
    """Why a room does not open, or why a review of it cannot be signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyPlan:
    """Which room is to open, and why now."""

    room_id: int
    ground: EmergencyGround
    reason: str


@transaction.atomic
def open_in_emergency(actor: Actor, plan: EmergencyPlan, *, now: datetime) -> UUID:
    """Open a room of another agency to the actor, for reading. Raises `CannotOpen`.

    Nothing is asked about what the room holds, so that the answer tells nothing of it.
    """
    own = actor.rooms_granting(Deed.OPEN_IN_EMERGENCY)
    access.require(actor, Deed.OPEN_IN_EMERGENCY, about=RoomItself(min(own, default=0)))
    reason = " ".join(plan.reason.split())
    offered = {room.id for room in queries.rooms_to_open(actor, now=now)}
    if reasons := list(_objections(plan, offered, reason)):
        raise CannotOpen(*reasons)
    [made] = _ask(
        "SELECT samsyn_open_in_emergency(%s, %s, %s)", [plan.room_id, plan.ground.value, reason]
    )
    return UUID(str(made))


@transaction.atomic
def end_emergency(actor: Actor, emergency_id: UUID, *, now: datetime) -> None:
    """Close the room again before its time: who opened it, or the room's own side, may."""
    shown = queries.emergency(actor, emergency_id, now=now)
    if shown.state is EmergencyState.OPEN:
        _ask("SELECT samsyn_end_emergency(%s)", [emergency_id])


@transaction.atomic
def review_emergency(
    actor: Actor, emergency_id: UUID, verdict: Verdict, findings: str, *, now: datetime
) -> None:
    """Say what a review came to, once; the room's own side does. Raises `CannotOpen`."""
    shown = queries.emergency(actor, emergency_id, now=now)
    if not shown.is_ours:
        raise NotVisible(_("The page does not exist."))
    findings = findings.strip()
    if reasons := list(_against_review(shown, findings)):
        raise CannotOpen(*reasons)
    _ask("SELECT samsyn_review_emergency(%s, %s, %s)", [emergency_id, verdict.value, findings])


def _against_review(shown: EmergencyShown, findings: str) -> Iterator[str]:
    if shown.state is EmergencyState.OPEN:
        yield _("The room is still open. End the emergency access first.")
    if shown.state is EmergencyState.SIGNED:
        yield _("The review is signed, and cannot be changed.")
    if shown.is_mine:
        yield _("You opened the room yourself. A colleague has to review it.")
    if not findings:
        yield _("Write what the review came to, also when everything was in order.")
    if len(findings) > LONGEST_FINDINGS:
        yield _("The text can hold %(most)s characters.") % {"most": LONGEST_FINDINGS}


def _objections(plan: EmergencyPlan, offered: set[int], reason: str) -> Iterator[str]:
    if plan.room_id not in offered:
        yield _("Choose a room from the list. A room that you read already is not on it.")
    if not reason:
        yield _("Write what has happened, and why the room's own staff cannot answer in time.")
    if len(reason) > LONGEST_REASON:
        yield _("The text can hold %(most)s characters.") % {"most": LONGEST_REASON}


def _ask(statement: str, values: list[Any]) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: tuple[object, ...] = cursor.fetchone()
    return found
