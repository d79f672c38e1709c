"""One way to answer a form and do a one-button deed, and who may write."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.office.access import NotPermitted
from samsyn.office.progress.changes import CannotReport
from samsyn.office.steering.changes import CannotSteer
from samsyn.office.steering.queries import SteeringRoom, room_of
from samsyn.office.ui.answering import Answering, Back, Noes
from samsyn.office.ui.requests import OfficeRequest

_ANSWERING = Answering(
    noes=Noes(refused=(CannotReport, CannotSteer)),
    home=lambda: Back(reverse("progress:issues"), _("Public reports")),
    short=frozenset(("first", "last")),
)
answer = _ANSWERING.answer
do = _ANSWERING.do


def keeper(request: OfficeRequest) -> SteeringRoom:
    """Return the reader's room, or refuse whoever only reads there."""
    room = room_of(request.actor)
    if not room.may_keep:
        raise NotPermitted(_("Only the coordinators write here."))
    return room
