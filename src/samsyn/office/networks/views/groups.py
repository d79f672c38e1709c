"""Groups: the graph of their conflicts, and how the violence is spread over them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.office.access import NotPermitted
from samsyn.office.networks import pictures, tables, wording
from samsyn.office.networks.forms import GroupsForm
from samsyn.office.networks.queries import GroupViolence, today_for, violence_of_groups
from samsyn.office.ui.requests import OfficeRequest


@require_safe
def groups(request: OfficeRequest) -> HttpResponse:
    """Show groups and their violence over the three years up to the chosen day."""
    if not request.actor.reading_rooms:
        raise NotPermitted(_("Your role reads no records. Ask your coordinator."))
    today, zone = today_for(request.actor, now=timezone.now())
    form = GroupsForm(request.GET, today=today)
    is_valid = form.is_valid()
    on = form.cleaned_data["on"] if is_valid else today
    population = form.cleaned_data["population"] if is_valid else None
    found = violence_of_groups(request.actor, on, zone=zone)
    page = {**_page(found, population), "form": form}
    return render(request, "networks/groups.html", page, status=200 if is_valid else 422)


def _page(found: GroupViolence, population: int | None) -> dict[str, Any]:
    listed = tables.listed_groups(found)
    held = tables.concentration(found)
    member = tables.membership(found, population)
    return {
        "violence": found,
        "graph": pictures.conflict_graph(listed),
        "graph_legend": pictures.group_legend(),
        "conflict_sentence": wording.conflict_sentence(tables.conflict_parts(found)),
        "shares": pictures.shares_of_groups(found),
        "fewest_incidents": pictures.FEWEST_INCIDENTS,
        "spread": pictures.spread(held),
        "spread_sentence": wording.spread_sentence(held),
        "fewest_people": tables.FEWEST_PEOPLE,
        "members": pictures.members(member),
        "members_sentence": wording.members_sentence(found, member),
    }
