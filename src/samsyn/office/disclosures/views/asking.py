"""Requests between rooms: what is asked, and what is answered to oneself."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office.access import Deed, NotPermitted
from samsyn.office.disclosures import changes, forms, queries, wording
from samsyn.office.disclosures.views.answers import ANSWERS, doors_of
from samsyn.office.exchange.wording import sentence as why_not
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted


@require_safe
def asks(request: OfficeRequest) -> HttpResponse:
    """Show what the reader's rooms have asked and been asked."""
    page = {
        "doors": doors_of(request.actor),
        "own": queries.own_asks(request.actor),
        "asked": queries.asked_shown(request.actor),
        "may_ask": bool(request.actor.rooms_granting(Deed.DISCLOSE)),
        "words": wording.door_words(),
        "delivery_words": wording.delivery_words(),
        "fault": why_not,
    }
    return render(request, "disclosures/asks.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: OfficeRequest) -> HttpResponse:
    """Ask another room for what it holds on somebody."""
    rooms = queries.rooms_to_ask(request.actor)
    if not rooms.own:
        raise NotPermitted(_("Your role does not ask other rooms. Ask your coordinator."))
    form = forms.AskForm(
        posted(request),
        choices={"room": rooms.own, "to_room": rooms.others},
        initial={"room": rooms.own[0][0]},
    )
    page = FormPage(
        title=_("Ask another room"),
        button=_("Ask"),
        back=Back(reverse("disclosures:asks"), _("Requests")),
        done=_("The request is made. What is told comes as a disclosure; else you hear nothing."),
        lead=_("Describe the person, group or incident. The room tells what it may, or nothing."),
        notes=(_("No answer does not mean that nothing is held, nor that something is."),),
    )
    return ANSWERS.answer(
        request,
        form,
        page,
        lambda: changes.ask(request.actor, form.plan(), now=timezone.now()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: OfficeRequest, notice_id: UUID) -> HttpResponse:
    """Note what came of a request. Nothing of it leaves the room but a disclosure."""
    line = queries.asked(request.actor, notice_id)
    form = forms.AskedForm(posted(request))
    page = FormPage(
        title=_("%(room)s asks: %(what)s") % {"room": line.from_room, "what": line.description},
        button=_("Note it"),
        back=Back(reverse("disclosures:asks"), _("Requests")),
        done=_("It is noted in your room alone."),
        lead=line.purpose,
        notes=(_("What you note here stays in your room. Only a disclosure reaches the asker."),),
    )
    if not line.may_answer:
        return render(
            request, "disclosures/asked.html", {"line": line, "words": wording.door_words()}
        )
    return ANSWERS.answer(
        request,
        form,
        page,
        lambda: changes.answer_ask(request.actor, form.answer(notice_id), now=timezone.now()),
    )
