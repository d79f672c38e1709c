"""One way to answer a form of this app, and who is let in to it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Deed, NotPermitted, RoomItself
from samsyn.office.promises.changes import CannotPromise
from samsyn.office.sanctions.changes import CannotDecide
from samsyn.office.ui.answering import Answering, Back, Noes
from samsyn.office.ui.requests import OfficeRequest

_ANSWERING = Answering(
    noes=Noes(refused=(CannotDecide, CannotPromise)),
    home=lambda: Back(reverse("sanctions:overview"), _("Consequences")),
    short=frozenset(("until", "review_on", "told_on", "done_on", "actions", "outside", "minors")),
)
answer = _ANSWERING.answer
do = _ANSWERING.do


def need_joint_room(request: OfficeRequest) -> None:
    """Refuse whoever reads in no joint room, where consequences stand."""
    if not request.actor.joint_rooms:
        raise NotPermitted(_("Consequences stand in the joint room, and you do not read there."))


def need(request: OfficeRequest, deed: Deed, room_id: int) -> None:
    """Refuse whoever only reads, before a form is shown."""
    access.require(request.actor, deed, about=RoomItself(room_id))
