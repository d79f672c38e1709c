"""What grounds rest on: consents, and decisions to cooperate."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.disclosures import changes, forms, queries
from samsyn.office.disclosures.grounds import FIELDS, Kind, label
from samsyn.office.disclosures.views.answers import ANSWERS, doors_of
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted


@require_safe
def decisions(request: OfficeRequest) -> HttpResponse:
    """Show the consents and decisions that the reader's rooms hold."""
    held = queries.decisions(request.actor, now=timezone.now())
    scopes = {
        one.id: ", ".join(label(Kind.PERSON, key) for key in one.fields) for one in held.consents
    }
    page = {
        "doors": doors_of(request.actor),
        "held": held,
        "scopes": scopes,
    }
    return render(request, "disclosures/decisions.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def cooperation(request: OfficeRequest) -> HttpResponse:
    """Record a decision to cooperate."""
    rooms = queries.cooperating_rooms(request.actor)
    form = forms.CooperationForm(
        posted(request),
        choices={"room": rooms.own, "parties": rooms.others},
        initial={"room": rooms.own[0][0] if rooms.own else ""},
    )
    page = FormPage(
        title=_("Record a decision to cooperate"),
        button=_("Record"),
        back=Back(reverse("disclosures:decisions"), _("Decisions and consents")),
        done=_("The decision is recorded."),
        lead=_(
            "Only agencies on the list of the law can be parties. Municipalities are not on it."
        ),
    )
    return ANSWERS.answer(
        request,
        form,
        page,
        lambda: changes.record_cooperation(request.actor, form.plan(), now=timezone.now()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Record that a person lets the room tell another."""
    asked = queries.opening(request.actor, Kind.PERSON, person_id, now=timezone.now())
    form = forms.ConsentForm(
        posted(request),
        choices={
            "to_room": [(str(one.room_id), one.name) for one in asked.rooms],
            "fields_told": [(one.key, str(one.label)) for one in FIELDS[Kind.PERSON]],
        },
    )
    page = FormPage(
        title=_("Record a consent from %(code)s") % {"code": asked.code},
        button=_("Record"),
        back=Back(
            reverse("disclosures:about", args=[Kind.PERSON.value, person_id]),
            _("What has been told of %(code)s") % {"code": asked.code},
        ),
        done=_("The consent is recorded."),
        lead=_("Consent belongs to help and support. It can be taken back at any time."),
    )
    return ANSWERS.answer(
        request,
        form,
        page,
        lambda: changes.record_consent(request.actor, form.plan(person_id), now=timezone.now()),
    )


@require_POST
def withdraw_consent(request: OfficeRequest, consent_id: UUID) -> HttpResponse:
    """Note that a consent was taken back."""
    return ANSWERS.do(
        request,
        lambda: changes.withdraw_consent(request.actor, consent_id, now=timezone.now()),
        then=reverse("disclosures:decisions"),
        done=_("The consent is withdrawn. Nothing more can rest on it."),
    )


@require_POST
def end_cooperation(request: OfficeRequest, cooperation_id: UUID) -> HttpResponse:
    """Note that a cooperation has ended."""
    return ANSWERS.do(
        request,
        lambda: changes.end_cooperation(request.actor, cooperation_id, now=timezone.now()),
        then=reverse("disclosures:decisions"),
        done=_("The cooperation has ended. Nothing more can rest on the decision."),
    )
