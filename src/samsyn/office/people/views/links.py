"""Linking two records of people, what may be linked, and undoing it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import Deed
from samsyn.office.linking.queries import Likely
from samsyn.office.linking.views import LinkPage, answer, answer_undo
from samsyn.office.people import changes, queries, wording
from samsyn.office.ui.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def link(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Say that two records are of one person, or of two; likely ones are suggested."""
    label = queries.label_for(request.actor, person_id, deed=Deed.LINK_PEOPLE)
    likely = queries.likely_same_as(request.actor, person_id)
    page = LinkPage(
        text=label.text,
        room=label.room,
        home=(_("People"), reverse("people:list")),
        back=reverse("people:person", args=[person_id]),
        here=reverse("people:link", args=[person_id]),
        verdicts=wording.VERDICTS,
        likely=[
            Likely(
                code=one.label.code,
                text=one.label.text,
                room=one.label.room,
                detail=" ".join(one.reasons),
            )
            for one in likely
        ],
        likely_title=_("These may be the same person"),
        no_such_code=_("There is no such code. Search for the person to see the code."),
    )
    return answer(
        request,
        page,
        find=lambda code: queries.person_by_code(request.actor, code),
        save=lambda other_id, verdict, reason: changes.link_people(
            request.actor, person_id, other_id, verdict=verdict, reason=reason, now=timezone.now()
        ),
    )


@require_safe
def matches(request: OfficeRequest) -> HttpResponse:
    """Show records with one identity number that wait for somebody's word."""
    return render(request, "people/matches.html", {"found": queries.matches(request.actor)})


@require_POST
def undo_link(request: OfficeRequest, link_id: UUID) -> HttpResponse:
    """Take a link back."""
    person_id = queries.person_of_link(request.actor, link_id)
    return answer_undo(
        request,
        reverse("people:person", args=[person_id]),
        lambda: changes.undo_link(request.actor, link_id, now=timezone.now()),
    )
