"""Where and when violence follows on violence, over a period that the reader chooses."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.office.access import NotPermitted
from samsyn.office.patterns import pictures, wording
from samsyn.office.patterns.forms import Asked, form_of, usual
from samsyn.office.patterns.queries import MOST_INCIDENTS, today_for, violence_between
from samsyn.office.patterns.tables import FEWEST, FEWEST_ATTACKS, Patterns
from samsyn.office.ui.requests import OfficeRequest

MOST_CHAINS: Final = 20
MOST_DISPUTES: Final = 20


@require_safe
def place_and_time(request: OfficeRequest) -> HttpResponse:
    """Show near repeat, chains, answers between groups and density of the chosen period."""
    if not request.actor.reading_rooms:
        raise NotPermitted(_("Your role reads no records. Ask your coordinator."))
    today, zone = today_for(request.actor, now=timezone.now())
    form = form_of(request.GET.dict(), today=today)
    is_valid = form.is_valid()
    asked = form.asked() if is_valid else usual(today)
    violence = violence_between(request.actor, asked.first, asked.last, zone=zone)
    page = _page(Patterns(violence=violence, question=asked.question), asked)
    return render(
        request,
        "patterns/place_and_time.html",
        {**page, "form": form},
        status=200 if is_valid else 422,
    )


def _page(found: Patterns, asked: Asked) -> dict[str, Any]:
    return {
        "asked": asked,
        "is_too_much": found.violence.is_too_much,
        "most_incidents": MOST_INCIDENTS,
        "fewest": FEWEST,
        "fewest_attacks": FEWEST_ATTACKS,
        "basis": list(wording.basis(found.violence)),
        "placed": len(found.incidents),
        "attacks": len(found.violence.attacks),
        "near": pictures.near(found),
        "near_title": wording.near_title(found),
        "near_sentences": wording.near_sentences(found),
        "chains_title": wording.chains_title(found),
        "chains": found.shown_chains[:MOST_CHAINS],
        "chains_more": max(len(found.shown_chains) - MOST_CHAINS, 0),
        "answers": found.answers,
        "disputes": found.answers.disputes[:MOST_DISPUTES] if found.answers else (),
        "answered": wording.answered,
        "density": pictures.density(found),
        "density_title": wording.density_title(found),
        "across": asked.question.across,
    }
