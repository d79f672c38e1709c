"""What is said in a meeting is recorded in one tap, and completed afterwards."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.disclosures.changes.cases import gather
from samsyn.office.disclosures.changes.disclosing import disclose_many
from samsyn.office.disclosures.changes.objections import objections_to
from samsyn.office.disclosures.changes.plans import DisclosurePlan
from samsyn.office.disclosures.changes.proposing import settle, write_proposal
from samsyn.office.disclosures.changes.refusals import CannotDisclose
from samsyn.office.disclosures.grounds import Kind, minimum
from samsyn.office.disclosures.models import Disclosure, Proposal
from samsyn.office.disclosures.queries.offers import OfferedGround, OfferedRoom, opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One record, and the room whose people heard of it."""

    kind: Kind
    record_id: UUID
    to_room_id: int


@transaction.atomic
def say(actor: Actor, spoken: Spoken, *, now: datetime) -> UUID:
    """Record that the least was said of a record in a meeting; return what is to be completed.

    The ground is the one that the room last used in this direction. Raises as `disclose`.
    """
    opened = opening(actor, spoken.kind, spoken.record_id, now=now)
    room = next((one for one in opened.rooms if one.room_id == spoken.to_room_id), None)
    if room is None:
        raise CannotDisclose(_("Choose one of the site's other rooms."))
    ground = _preselected(actor, spoken, room)
    plan = DisclosurePlan(
        kind=spoken.kind,
        record_id=spoken.record_id,
        to_room_id=spoken.to_room_id,
        fields=minimum(spoken.kind, room.regime),
        purpose=_("Said in a meeting on %(day)s") % {"day": timezone.localdate(now).isoformat()},
        ground_key=ground.key,
    )
    (case,) = gather(actor, [plan], now=now)
    later = set(case.verdict(case.usable_ground()).missing)
    against = objections_to(actor, [case], now=now, awaits_second=True)
    if reasons := [one for one in against if one not in later]:
        raise CannotDisclose(*reasons)
    return write_proposal(actor, case, state="spoken", now=now)


@transaction.atomic
def complete(actor: Actor, proposal_id: UUID, plan: DisclosurePlan, *, now: datetime) -> UUID:
    """Turn what was said into a numbered disclosure of that moment; return its id.

    Raises as `disclose`; what was said stays to be completed.
    """
    row = access.lock_visible(actor, Proposal, pk=proposal_id)
    access.require(actor, Deed.DISCLOSE, about=row)
    if (
        row.state != "spoken"
        or row.record_id != plan.record_id
        or (row.to_room_id != plan.to_room_id)
    ):
        raise CannotDisclose(_("It is settled already. Look at the page again."))
    told = replace(plan, is_oral=True, decided_at=row.recorded_at)
    (made,) = disclose_many(actor, [told], now=now)
    settle(row, actor, state="completed", now=now, disclosure_id=made)
    return made


def _preselected(actor: Actor, spoken: Spoken, room: OfferedRoom) -> OfferedGround:
    usable = {one.key: one for one in room.usable if not one.needs_second}
    used = (
        access.visible_to(actor, Disclosure.objects)
        .filter(kind=spoken.kind.value, to_room=room.room_id, ground__key__in=usable)
        .order_by("-decided_at", "pk")
        .values_list("ground__key", flat=True)
        .first()
    )
    if used is not None:
        return usable[used]
    if not usable:
        raise CannotDisclose(
            _("No ground fits that one person can use alone. Nothing may be said of it there.")
        )
    return next(iter(usable.values()))
