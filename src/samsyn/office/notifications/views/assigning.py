"""The page that gives a talk to a team."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office.notifications import changes, forms, queries, wording
from samsyn.office.ui.requests import OfficeRequest, posted

UNREADABLE = 422


@require_http_methods(["GET", "POST"])
def team(request: OfficeRequest, talk_id: UUID) -> HttpResponse:
    """Choose who goes and what they say; freeze it in a brief."""
    now = timezone.now()
    found = queries.assignable(request.actor, talk_id, now=now)
    form = forms.AssignmentForm(
        posted(request),
        initial=forms.as_it_stands(found.current),
        team=found.choices,
        texts=forms.Texts(messages=found.messages, letters=found.letters, parts=found.parts),
    )
    if form.is_bound and form.is_valid():
        try:
            changes.assign(request.actor, form.plan(talk_id), now=now)
        except changes.CannotAssign as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, _("The team has got the talk."))
            return redirect("notifications:talk", talk_id)
    return render(
        request,
        "notifications/team.html",
        {"form": form, "sheet": found.sheet, "found": found, "words": wording},
        status=UNREADABLE if form.errors else 200,
    )
