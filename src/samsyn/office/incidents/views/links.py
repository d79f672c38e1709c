"""Linking two records of incidents, and undoing it."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office.incidents import changes, queries, wording
from samsyn.office.linking.queries import Likely
from samsyn.office.linking.views import LinkPage, answer, answer_undo
from samsyn.office.ui.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def link(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Say that two records are of one incident, or of two; likely ones are suggested."""
    brief = queries.incident_to_link(request.actor, incident_id)
    page = LinkPage(
        text=brief.code,
        room=brief.room,
        home=(_("Incidents"), reverse("incidents:list")),
        back=reverse("incidents:incident", args=[incident_id]),
        here=reverse("incidents:link", args=[incident_id]),
        verdicts=wording.VERDICTS,
        likely=[
            Likely(
                code=one.code,
                text=f"{wording.title_of(one)}, {wording.when(one.occurred)}",
                room=one.room,
                detail=f"{why} {one.code}",
            )
            for one, why in queries.likely_same_incident(request.actor, incident_id)
        ],
        likely_title=_("These may be the same incident"),
        no_such_code=_("There is no such code. Search for the incident to see the code."),
    )
    return answer(
        request,
        page,
        find=lambda code: queries.incident_by_code(request.actor, code),
        save=lambda other_id, verdict, reason: changes.link_incidents(
            request.actor, incident_id, other_id, verdict=verdict, reason=reason, now=timezone.now()
        ),
    )


@require_POST
def undo_link(request: OfficeRequest, link_id: UUID) -> HttpResponse:
    """Take a link back."""
    incident_id = queries.incident_of_link(request.actor, link_id)
    return answer_undo(
        request,
        reverse("incidents:incident", args=[incident_id]),
        lambda: changes.undo_incident_link(request.actor, link_id, now=timezone.now()),
    )
