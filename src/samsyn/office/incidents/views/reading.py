"""One incident's page, its review and its withdrawal."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office import access
from samsyn.office.access import ChangedMeanwhile
from samsyn.office.incidents import changes, forms, queries, wording
from samsyn.office.incidents.queries import IncidentStub, PoliceIncident
from samsyn.office.ui import terms
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.incidents import GroupMotivated, IncidentStatus, MemberInvolved

UNREADABLE = 422


def incident(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Show what is known of one incident."""
    sheet = _sheet(request, incident_id)
    return render(request, "incidents/incident.html", _shown(sheet))


@require_http_methods(["GET", "POST"])
def review(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Show what the rule suggests and why; save what a named person judges."""
    sheet = _sheet(request, incident_id)
    if not sheet.can_review:
        raise access.NotPermitted(_("Your role in this room does not review incidents."))
    form = forms.ReviewForm(
        posted(request),
        initial={
            "member_involved": sheet.brief.member_involved.value,
            "group_motivated": sheet.brief.group_motivated.value,
            "basis": sheet.basis,
            "status": IncidentStatus.REVIEWED.value,
        },
        members=terms.choices(MemberInvolved),
        motives=terms.choices(GroupMotivated),
        statuses=terms.choices((IncidentStatus.REVIEWED, IncidentStatus.CONFIRMED)),
    )
    if form.is_bound and form.is_valid():
        plan = form.plan(incident_id, version=_version(request))
        try:
            changes.review_incident(request.actor, plan, now=timezone.now())
        except (changes.CannotReview, ChangedMeanwhile) as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, _("The review is saved."))
            return redirect("incidents:incident", incident_id)
    status = UNREADABLE if form.errors else 200
    return render(request, "incidents/review.html", {**_shown(sheet), "form": form}, status=status)


@require_http_methods(["GET", "POST"])
def withdraw(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Ask for a reason, and take the incident out of every count."""
    sheet = _sheet(request, incident_id)
    if not sheet.can_review:
        raise access.NotPermitted(_("Your role in this room does not review incidents."))
    form = forms.WithdrawalForm(posted(request))
    if form.is_bound and form.is_valid():
        plan = form.plan(incident_id, version=_version(request))
        try:
            changes.withdraw_incident(request.actor, plan, now=timezone.now())
        except (changes.CannotReview, ChangedMeanwhile) as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, _("The incident is withdrawn."))
            return redirect("incidents:incident", incident_id)
    status = UNREADABLE if form.errors else 200
    return render(
        request, "incidents/withdraw.html", {**_shown(sheet), "form": form}, status=status
    )


def _sheet(request: OfficeRequest, incident_id: UUID) -> IncidentStub:
    return queries.incident_sheet(request.actor, incident_id, today=timezone.localdate())


def _shown(sheet: IncidentStub) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "full": sheet if isinstance(sheet, PoliceIncident) else None,
        "words": wording,
    }


def _version(request: OfficeRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else 0
