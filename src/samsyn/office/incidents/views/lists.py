"""The list of incidents."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samsyn.office.access import Deed
from samsyn.office.incidents import forms, queries, wording
from samsyn.office.ui import terms
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.incidents import Harm, IncidentKind, MemberInvolved


def incidents(request: OfficeRequest) -> HttpResponse:
    """Show one page of incidents, with the filter that stands in the address."""
    today = timezone.localdate()
    form = forms.FilterForm(
        request.GET,
        kinds=terms.choices(IncidentKind, blank=wording.any_word()),
        harms=terms.choices(Harm, blank=wording.any_word()),
        involvements=terms.choices(MemberInvolved, blank=wording.any_word()),
        today=today,
    )
    tab = forms.tab_from(request.GET)
    page = forms.page_from(request.GET)
    found = queries.incident_list(request.actor, filters=form.filters(tab), page=page, today=today)
    chips = [
        (words, forms.address_with(request.GET, **{name: ""})) for name, words in form.in_force()
    ]
    return render(
        request,
        "incidents/list.html",
        {
            "form": form,
            "found": found,
            "chips": chips,
            "clear_href": forms.address_with({"tab": tab.value}),
            "tabs": [
                (wording.word(one), forms.address_with(request.GET, tab=one.value))
                for one in queries.Tab
            ],
            "current_tab": forms.address_with(request.GET, tab=tab.value),
            "tab": tab,
            "newer_href": _neighbour(request, newer=found.newer_than),
            "older_href": _neighbour(request, older=found.older_than),
            "areas": queries.used_areas(request.actor),
            "can_record": bool(request.actor.rooms_granting(Deed.RECORD_INCIDENT)),
            "sees_answers": bool(request.actor.joint_rooms),
            "words": wording,
        },
    )


def _neighbour(request: OfficeRequest, **keys: queries.Key | None) -> str:
    changes = {name: forms.key_text(key) for name, key in keys.items() if key}
    return forms.address_with(request.GET, **changes) if changes else ""
