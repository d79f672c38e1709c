"""One way to answer a form and do a one-button deed in the course of an answer."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Deed
from samsyn.office.aftermath import queries
from samsyn.office.aftermath.changes import CannotRespond
from samsyn.office.notifications.changes import CannotPropose
from samsyn.office.ui.answering import Answering, Back, FormPage, Noes
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest

_ANSWERING = Answering(
    noes=Noes(refused=(CannotRespond, CannotPropose)),
    home=lambda: Back(reverse("incidents:list"), _("Incidents")),
    short=frozenset(("until", "due_on", "due_at")),
)


def page_under(
    incident_id: UUID, *, title: str, button: str, done: str, lead: str = "", is_final: bool = False
) -> FormPage:
    """Return a form's surroundings that lead back to the answer."""
    back = Back(reverse("aftermath:response", args=[incident_id]), _("Our answer"))
    return FormPage(title=title, button=button, done=done, lead=lead, is_final=is_final, back=back)


def answer(
    request: OfficeRequest,
    incident_id: UUID,
    form: OfficeForm,
    page: FormPage,
    save: Callable[[], object],
) -> HttpResponse:
    """Save what was posted and go back to the answer, or show the form (422 if refused)."""
    access.require(
        request.actor, Deed.RESPOND, about=queries.one_response(request.actor, incident_id)
    )
    return _ANSWERING.answer(request, form, page, save)


def do(
    request: OfficeRequest, incident_id: UUID, deed: Callable[[], object], *, done: str
) -> HttpResponse:
    """Do what one button asks for, and go back to the answer."""
    then = reverse("aftermath:response", args=[incident_id])
    return _ANSWERING.do(request, deed, then=then, done=done)
