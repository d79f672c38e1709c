"""Pages on which a record is held back from erasure, and let go."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office import access
from samsyn.office.access import Deed
from samsyn.office.retention import changes, queries
from samsyn.office.retention.forms import HoldForm, LiftForm
from samsyn.office.retention.views.answers import ANSWERING, home, kind_of, must_keep
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.retention import KeptKind

both = require_http_methods(["GET", "HEAD", "POST"])
_PAGES = {
    KeptKind.PERSON: "people:person",
    KeptKind.GROUP: "groups:group",
    KeptKind.INCIDENT: "incidents:incident",
}


@both
def hold(request: OfficeRequest, removal_id: UUID) -> HttpResponse:
    """Hold back a hidden record from erasure."""
    must_keep(request)
    line = queries.removal_line(request.actor, removal_id)
    form = _hold_form(request, queries.room_of_removal(request.actor, removal_id))
    page = FormPage(
        title=_("Hold back %(code)s") % {"code": line.code},
        button=_("Hold it back"),
        back=home(),
        done=_("It is held back. It stays hidden."),
        lead=_("It stays hidden, and is not erased while the hold stands."),
    )
    return ANSWERING.answer(
        request,
        form,
        page,
        lambda: changes.place_hold(request.actor, removal_id, form.plan(), now=timezone.now()),
    )


@both
def hold_record(request: OfficeRequest, kind: str, record_id: UUID) -> HttpResponse:
    """Hold back a record from its own page, before anything is due."""
    kept = kind_of(kind)
    room_id = queries.see_record(request.actor, kept, record_id)
    form = _hold_form(request, room_id)
    code = queries.code_of(kind, record_id)
    page = FormPage(
        title=_("Hold back %(code)s") % {"code": code},
        button=_("Hold it back"),
        back=_back_to(kept, record_id, code),
        done=_("It is held back from erasure."),
        lead=_("It is hidden when it is due as ever, and is not erased while the hold stands."),
    )
    return ANSWERING.answer(
        request,
        form,
        page,
        lambda: changes.hold_record(
            request.actor, kept, record_id, form.plan(), now=timezone.now()
        ),
    )


@both
def lift(request: OfficeRequest, hold_id: UUID) -> HttpResponse:
    """Let a record be erased again, with the reason why it is not needed any more."""
    must_keep(request)
    line = queries.hold_line(request.actor, hold_id)
    form = LiftForm(posted(request))
    page = FormPage(
        title=_("Lift the hold on %(code)s") % {"code": line.code},
        button=_("Lift the hold"),
        back=home(),
        done=_("The hold is lifted."),
        lead=_("%(ground)s. %(name)s answers for it.")
        % {"ground": line.ground.rstrip("."), "name": line.owner},
    )
    return ANSWERING.answer(
        request,
        form,
        page,
        lambda: changes.lift_hold(
            request.actor, hold_id, because=form.text("because"), now=timezone.now()
        ),
    )


def _hold_form(request: OfficeRequest, room_id: int) -> HoldForm:
    keepers = access.staff_who_may(Deed.KEEP_RETENTION, room_id, now=timezone.now())
    return HoldForm(
        posted(request),
        initial={"owner": str(request.actor.staff_id)},
        choices={"owner": [(str(staff), name) for staff, name in keepers.items()]},
    )


def _back_to(kind: KeptKind, record_id: UUID, code: str) -> Back:
    """Return the record's own page, or the first of removals for a kind that has none here."""
    try:
        return Back(reverse(_PAGES[kind], args=[record_id]), code)
    except (KeyError, NoReverseMatch):
        return home()
