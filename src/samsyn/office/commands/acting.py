"""Who a command acts as: a named coordinator of a site, with the rights and the log of a page."""

import click
from django.conf import settings
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.models import StaffRole
from samsyn.vocabulary.rooms import Role, RoomKind


def coordinator_of(site_key: str, email: str, *, purpose: str) -> Actor:
    """Return the coordinator of a site's joint room with an address; in the demo, any.

    Raises `click.UsageError` where nobody is named, `click.BadParameter` for who is not one.
    """
    held = StaffRole.objects.filter(
        room__site__key=site_key,
        room__kind=RoomKind.JOINT.value,
        role=Role.COORDINATOR.value,
        staff__is_active=True,
    )
    if email:
        held = held.filter(staff__email=email)
    elif not settings.ENVIRONMENT.is_demo:
        raise click.UsageError("Say who takes it out: --as EMAIL.")
    found = held.order_by("pk").values_list("staff_id", flat=True).first()
    if found is None:
        raise click.BadParameter(f"No coordinator of {site_key} is called that: {email}.")
    return access.actor_for(found, now=timezone.now(), purpose=purpose)
