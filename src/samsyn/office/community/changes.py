"""Takes up organisations of the local community."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Refusal, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.community.models import Organisation
from samsyn.office.partners.models import Room
from samsyn.office.people.names import sort_key
from samsyn.vocabulary.community import OrganisationKind
from samsyn.vocabulary.rooms import RoomKind

LONGEST_NAME = 120


class CannotTakeUp(Refusal):
    """The organisation cannot be written as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPlan:
    """A new organisation of a joint room."""

    room_id: int
    name: str
    kind: OrganisationKind


@transaction.atomic
def take_up_organisation(actor: Actor, plan: OrganisationPlan, *, now: datetime) -> UUID:
    """Write an organisation. Refuses an empty or too long name, and one that is there already."""
    permit = access.require(actor, Deed.PLAN_CALL_IN, about=RoomItself(plan.room_id))
    name = " ".join(plan.name.split())
    reasons = []
    if not sort_key(name):
        reasons.append(_("Write the name of the organisation."))
    if len(name) > LONGEST_NAME:
        reasons.append(_("The name is longer than 120 signs. Shorten it."))
    if not Room.objects.filter(pk=plan.room_id, kind=RoomKind.JOINT.value).exists():
        reasons.append(_("Organisations stand in the joint room. Choose that room."))
    if reasons:
        raise CannotTakeUp(*reasons)
    try:
        with transaction.atomic():
            row = Organisation.objects.create(
                name=name,
                sort_key=sort_key(name),
                kind=plan.kind.value,
                **access.in_room(permit, now=now),
            )
    except IntegrityError as error:
        raise CannotTakeUp(
            _("%(name)s stands in the list already. Choose it there.") % {"name": name}
        ) from error
    audit.record(permit, subject="community_organisation", record_ids=[row.pk])
    return row.pk
