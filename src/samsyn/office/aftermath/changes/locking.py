"""The answer that a change is about, locked, with the permit for it."""

from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.aftermath.changes.refusals import CannotRespond
from samsyn.office.aftermath.models import Response


def locked(actor: Actor, incident_id: UUID) -> tuple[Response, Permit]:
    """Lock an answer that is open, so that two who work on it take turns.

    Raises `NotVisible`, `NotPermitted`, and `CannotRespond` once it has ended for good.
    """
    rows = Response.objects.select_related("incident").select_for_update(of=("self",))
    row = access.get_visible(actor, rows, incident=incident_id)
    permit = access.require(actor, Deed.RESPOND, about=row)
    if row.ended_at is not None and not row.incident.review_again:
        raise CannotRespond(_("The answer has ended. Begin it again first."))
    return row, permit
