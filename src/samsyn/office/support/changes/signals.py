"""What support tells the joint room about somebody who was handed over: one of three signals.

Two of them tell that there was contact, so the person must have let support tell it. The third,
"call me", tells nothing of help and needs no consent.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.notifications.models import TalkHandover
from samsyn.office.partners.models import Room
from samsyn.office.support.changes.contacts import permit_in
from samsyn.office.support.changes.refusals import CannotSupport
from samsyn.office.support.models import (
    CaseConsent,
    HandedOver,
    SupportCase,
    SupportSignal,
)
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.support import ConsentScope, SignalKind

_FREE = frozenset({SignalKind.SAFETY_CONCERN})


@transaction.atomic
def send_signal(actor: Actor, handed_id: UUID, kind: SignalKind, *, now: datetime) -> None:
    """Tell the joint room one thing about a hand-over, through that room's door."""
    handed = access.get_visible(actor, HandedOver.objects, pk=handed_id)
    permit = permit_in(actor, handed.room_id)
    if kind not in _FREE and not _has_consent(actor, handed):
        raise CannotSupport(
            _(
                "The person has not let you tell this. Ask them, and enter their consent"
                " in the case first. To be called is always possible."
            )
        )
    told = _tell(actor, handed, kind, now=now)
    if not told:
        raise CannotSupport(
            _("The joint room cannot be told here. Call whoever handed the person over.")
        )
    audit.record(permit, subject="support_handedover", record_ids=[handed.pk])


def withdraw_signals(actor: Actor, case: SupportCase, *, now: datetime) -> None:
    """Let what was told on a consent disappear from the joint room."""
    handed = access.visible_to(actor, HandedOver.objects).filter(contact__cases=case).first()
    if handed is None or _still(actor, case):
        return
    for room_id in _joint_rooms(handed.room_id):
        if door := access.door_of(room_id, actor, now=now):
            with access.acting_as(door):
                permit = access.require(door, Deed.RECEIVE_DISCLOSURE, about=RoomItself(room_id))
                access.visible_to(door, SupportSignal.objects).filter(
                    handover=handed.origin_id, needs_consent=True
                ).delete()
                audit.record(permit, subject="support_supportsignal", record_ids=[])


def _tell(actor: Actor, handed: HandedOver, kind: SignalKind, *, now: datetime) -> bool:
    for room_id in _joint_rooms(handed.room_id):
        door = access.door_of(room_id, actor, now=now)
        if door is None:
            continue
        with access.acting_as(door):
            rows = access.visible_to(door, TalkHandover.objects)
            answered = rows.filter(pk=handed.origin_id).first()
            if answered is None:  # restricted to a team: their door stays shut
                continue
            permit = access.require(door, Deed.RECEIVE_DISCLOSURE, about=RoomItself(room_id))
            told = access.visible_to(door, SupportSignal.objects).filter(
                handover=answered, kind=kind.value
            )
            if not told.exists():
                signal = SupportSignal.objects.create(
                    handover=answered,
                    kind=kind.value,
                    told_by=f"{actor.name}, {actor.title}".strip(", "),
                    needs_consent=kind not in _FREE,
                    **access.beside(answered, permit, now=now),
                )
                audit.record(permit, subject="support_supportsignal", record_ids=[signal.pk])
        return True
    return False


def _joint_rooms(room_id: int) -> list[int]:
    site = Room.objects.values_list("site_id", flat=True).get(pk=room_id)
    rooms = Room.objects.filter(site_id=site, kind=RoomKind.JOINT.value).order_by("pk")
    return list(rooms.values_list("pk", flat=True))


def _has_consent(actor: Actor, handed: HandedOver) -> bool:
    cases = access.visible_to(actor, SupportCase.objects).filter(contact__handed_over=handed)
    return any(_still(actor, case) for case in cases)


def _still(actor: Actor, case: SupportCase) -> bool:
    """Whether a consent to tell the joint room is in force."""
    consents = access.visible_to(actor, CaseConsent.objects).filter(
        case=case, scope=ConsentScope.JOINT_ROOM.value, withdrawn_at__isnull=True
    )
    return consents.exists()
