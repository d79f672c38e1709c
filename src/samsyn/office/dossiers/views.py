"""The page of one person."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from samsyn.office.access.holding import hold_on
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.queries import lapsed_among, rooms_to_say
from samsyn.office.dossiers import queries
from samsyn.office.dossiers.wording import words
from samsyn.office.ui.requests import OfficeRequest


@require_GET
def person(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Show one person with memberships, incidents, ties and links, and who may see it."""
    today = timezone.localdate()
    dossier = queries.dossier_of(request.actor, person_id, today=today)
    held = hold_on(request.actor, person_id) if dossier.sheet.may_remove else None
    is_over = bool(lapsed_among(request.actor, Kind.PERSON, [dossier.sheet.person_id]))
    return render(
        request,
        "dossiers/person.html",
        {
            "dossier": dossier,
            "is_over": is_over,
            "today": today,
            "is_set_aside": dossier.is_set_aside and not is_over,
            "child": dossier.child,
            "contest_href": (
                _address("rights:contest", person_id) if dossier.may_answer_request else ""
            ),
            "assess_href": _address("children:assess", person_id) if dossier.may_assess else "",
            "words": words(),
            "disclose_href": _address("disclosures:disclose", "person", person_id),
            "say_rooms": rooms_to_say(request.actor, Kind.PERSON, dossier.sheet.person_id),
            "told_href": _address("disclosures:about", "person", person_id),
            "readings_href": _address("oversight:readings", person_id),
            "explain_href": _address("oversight:explain", "person", person_id),
            "held": held,
            "hold_href": "" if held else _address("retention:hold_record", "person", person_id),
            "lift_href": _address("retention:lift", held.id) if held else "",
            "remove_href": _address("retention:remove", "person", person_id),
            "names_action": _address("sign_in:names"),
        },
    )


def _address(name: str, *args: object) -> str:
    """Return the address, or '' in an installation that lacks the part."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
