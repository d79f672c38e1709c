"""A room's lawyers approve in the product what the room may tell on, and close it again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Permit, Refusal, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.disclosures.changes.approving import GROUND
from samsyn.office.disclosures.models import Approval, Ground
from samsyn.office.partners.models import Room, Site


class CannotSettleGround(Refusal):
    """It is decided already, or does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundInRoom:
    """One row of the rule table, for one of the lawyer's rooms."""

    room_id: int
    ground_id: int


@transaction.atomic
def approve_in_room(actor: Actor, chosen: GroundInRoom, *, now: datetime) -> None:
    """Let rooms of that kind at the site tell on the ground from today on.

    Raises `NotPermitted`, `NotVisible` for what is no row of the room, and `CannotSettleGround`.
    """
    permit, site, ground = _chosen(actor, chosen)
    today = timezone.localdate(now)
    if not ground.valid_from <= today or (ground.valid_to and ground.valid_to <= today):
        raise CannotSettleGround(_("The ground does not hold today, so it cannot be approved."))
    if _open(site, ground).exists():
        raise CannotSettleGround(_("It is approved already."))
    Approval.objects.create(ground=ground, site=site, approved_by=_named(actor), approved_on=today)
    _note(permit, ground)


@transaction.atomic
def close_in_room(actor: Actor, chosen: GroundInRoom, *, now: datetime) -> None:
    """Take the approval back from today on; what was told before stays. Raises as above."""
    permit, site, ground = _chosen(actor, chosen)
    closed = _open(site, ground).update(
        withdrawn_by=_named(actor), withdrawn_on=timezone.localdate(now)
    )
    if not closed:
        raise CannotSettleGround(_("It is not approved."))
    _note(permit, ground)


def _chosen(actor: Actor, chosen: GroundInRoom) -> tuple[Permit, Site, Ground]:
    permit = access.require(actor, Deed.APPROVE_GROUND, about=RoomItself(chosen.room_id))
    room = Room.objects.select_related("site").get(pk=chosen.room_id)
    ground = Ground.objects.filter(pk=chosen.ground_id, from_kind=room.kind).first()
    if ground is None or room.site is None:
        raise NotVisible(_("The page does not exist."))
    return permit, room.site, ground


def _open(site: Site, ground: Ground) -> QuerySet[Approval]:
    return Approval.objects.filter(withdrawn_on__isnull=True, site=site, ground=ground)


def _named(actor: Actor) -> str:
    return ", ".join(part for part in (actor.name, actor.title) if part)[:120]


def _note(permit: Permit, ground: Ground) -> None:
    audit.record_named(permit, subject=GROUND, name=str(ground))
