"""Speakers with their scripts, and the points of the running order."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins.changes.plans import ItemPlan, SpeakerPlan
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.rows import part_taken, taken
from samsyn.office.call_ins.models import CallIn, ProgrammeItem, Speaker
from samsyn.office.community.models import Organisation

LONGEST_POINT = 240  # minutes


@transaction.atomic
def write_speaker(actor: Actor, plan: SpeakerPlan, *, now: datetime) -> UUID:
    """Write a speaker. A changed script loses its approval.

    Refuses a speaker without name or role, and a stale version.
    """
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    if plan.role is None or not plan.name.strip():
        raise CannotPlan(*_against_speaker(plan))
    if plan.organisation_id is not None:
        rows = Organisation.objects.filter(room=call_in.room_id)
        access.get_visible(actor, rows, pk=plan.organisation_id)
    script = plan.script.strip()
    values = {
        "name": plan.name.strip(),
        "role": plan.role.value,
        "organisation_id": plan.organisation_id,
        "script": script,
    }
    if plan.speaker_id is None:
        row = Speaker.objects.create(
            call_in=call_in,
            script_by_id=actor.staff_id if script else None,
            **values,
            **access.beside(call_in, permit, now=now),
        )
    else:
        row = access.revisable(
            actor, Speaker, pk=plan.speaker_id, call_in=call_in, version=plan.version
        )
        is_new = script != row.script
        rewritten = {"script_by_id": actor.staff_id, "approved_at": None, "approved_by_id": None}
        access.revise(row, actor, now=now, **values, **(rewritten if is_new else {}))
    audit.record(permit, subject="call_ins_speaker", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def approve_script(actor: Actor, speaker_id: UUID, *, version: int, now: datetime) -> None:
    """Approve a script as it was read. Refuses an empty one, and one's own."""
    row, _call_in, permit = part_taken(
        actor, Speaker, speaker_id, Deed.DECIDE_CALL_IN, version=version
    )
    if not row.script:
        raise CannotPlan(_("There is no script to approve. Write it first."))
    if row.script_by_id == actor.staff_id:
        raise CannotPlan(_("You wrote the script. Ask somebody else to approve it."))
    access.revise(row, actor, now=now, approved_at=now, approved_by_id=actor.staff_id)
    audit.record(permit, subject="call_ins_speaker", record_ids=[row.pk])


@transaction.atomic
def write_item(actor: Actor, plan: ItemPlan, *, now: datetime) -> UUID:
    """Write a point of the running order; a new one comes last.

    Refuses a point without words or time, and a speaker of another call-in.
    """
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    if reasons := [*_against_item(plan)]:
        raise CannotPlan(*reasons)
    if plan.speaker_id is not None:
        access.get_visible(actor, Speaker.objects, pk=plan.speaker_id, call_in=call_in)
    values = {
        "title": plan.title.strip(),
        "minutes": plan.minutes,
        "speaker_id": plan.speaker_id,
        "note": plan.note.strip(),
    }
    if plan.item_id is None:
        own = access.visible_to(actor, ProgrammeItem.objects).filter(call_in=call_in)
        last = own.aggregate(last=Max("position"))["last"] or 0
        row = ProgrammeItem.objects.create(
            call_in=call_in,
            position=last + 1,
            **values,
            **access.beside(call_in, permit, now=now),
        )
    else:
        row = access.revisable(
            actor, ProgrammeItem, pk=plan.item_id, call_in=call_in, version=plan.version
        )
        access.revise(row, actor, now=now, **values)
    audit.record(permit, subject="call_ins_programmeitem", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def move_item(actor: Actor, item_id: UUID, *, earlier: bool) -> bool:
    """Let a point change places with the one before or after it; False at the end."""
    _row, call_in, permit = part_taken(actor, ProgrammeItem, item_id, Deed.PLAN_CALL_IN)
    points = _in_order(actor, call_in)
    at = next(number for number, one in enumerate(points) if one.pk == item_id)
    other = at - 1 if earlier else at + 1
    if not 0 <= other < len(points):
        return False
    points[at], points[other] = points[other], points[at]
    for position, one in enumerate(points, start=1):
        if one.position != position:
            one.position = position
            one.save(update_fields=["position"])
    audit.record(permit, subject="call_ins_programmeitem", record_ids=[item_id])
    return True


@transaction.atomic
def remove_item(actor: Actor, item_id: UUID) -> None:
    """Take a point out of the running order."""
    row, _call_in, permit = part_taken(actor, ProgrammeItem, item_id, Deed.PLAN_CALL_IN)
    row.delete()
    audit.record(permit, subject="call_ins_programmeitem", record_ids=[item_id])


def _in_order(actor: Actor, call_in: CallIn) -> list[ProgrammeItem]:
    rows = ProgrammeItem.objects.filter(call_in=call_in).select_for_update(of=("self",))
    return list(access.visible_to(actor, rows).order_by("position", "recorded_at", "pk"))


def _against_speaker(plan: SpeakerPlan) -> Iterator[str]:
    if not plan.name.strip():
        yield _("Write who speaks, by name or title.")
    if plan.role is None:
        yield _("Choose the speaker's role: whose voice it is.")


def _against_item(plan: ItemPlan) -> Iterator[str]:
    if not plan.title.strip():
        yield _("Write what the point is.")
    if not 1 <= plan.minutes <= LONGEST_POINT:
        yield _("A point takes between 1 and 240 minutes. Write another number.")
