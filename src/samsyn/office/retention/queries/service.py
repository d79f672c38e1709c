"""The service that hides and erases. Nobody signs in as it; a job or a decided deed acts as it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Refusal
from samsyn.office.partners.queries import held_at
from samsyn.vocabulary.rooms import Role


class NoService(Refusal):
    """No service of retention reaches the rooms: an operator has to let it in."""


def service_actor(*, now: datetime, by: Actor | None = None) -> Actor:
    """Return the service, in every room that it holds its role in.

    With `by`, what it does is noted under that actor's request.
    """
    held = held_at(now).filter(
        role=Role.RETENTION.value, staff__is_service=True, staff__is_active=True
    )
    staff_id = held.order_by("staff_id", "pk").values_list("staff_id", flat=True).first()
    if staff_id is None:
        raise NoService(_("No service removes records here. Ask the operator to open the rooms."))
    service = access.actor_for(staff_id, now=now)
    return replace(service, request_id=by.request_id) if by else service


@contextmanager
def as_service(*, now: datetime, by: Actor | None = None) -> Iterator[Actor]:
    """Run a block as the service; afterwards whoever acted before acts on."""
    with access.acting_as(service_actor(now=now, by=by)) as service:
        yield service
