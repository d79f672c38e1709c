"""The ledger of promises."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.office.access import NotPermitted
from samsyn.office.promises import queries, wording
from samsyn.office.ui.requests import OfficeRequest


@require_safe
def promise_list(request: OfficeRequest) -> HttpResponse:
    """Show what was promised, to which groups, word for word."""
    if not request.actor.joint_rooms:
        raise NotPermitted(_("Promises stand in the joint room, and you do not read there."))
    context = {"promises": queries.ledger(request.actor), "words": wording.all_words()}
    return render(request, "promises/list.html", context)
