"""The network of people and the conflicts between groups, as of a day."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.office.access import NotPermitted
from samsyn.office.networks import pictures, tables, wording
from samsyn.office.networks.forms import ChoiceForm
from samsyn.office.networks.queries import Choice, NetworkPicture, network_on, today_for
from samsyn.office.ui.requests import OfficeRequest

MONTHS: Final = 12
MOST_PARTS: Final = 20


@require_safe
def picture(request: OfficeRequest) -> HttpResponse:
    """Show the network as the reader's rooms have it on the chosen day."""
    if not request.actor.reading_rooms:
        raise NotPermitted(_("Your role reads no records. Ask your coordinator."))
    today, zone = today_for(request.actor, now=timezone.now())
    form = ChoiceForm(request.GET, today=today)
    is_valid = form.is_valid()
    choice = form.choice() if is_valid else Choice(on=today)
    found = network_on(request.actor, choice, zone=zone)
    form.offer(found.groups)
    page = {**_page(found, choice), "form": form, "months": list(_months(today, choice))}
    return render(request, "networks/picture.html", page, status=200 if is_valid else 422)


def _page(found: NetworkPicture, choice: Choice) -> dict[str, Any]:
    people, next_after = tables.page_after(tables.listed_people(found), choice.after)
    next_after = next_after or found.next_after
    chosen = [group.name for group in found.groups if group.group_id == choice.group_id]
    return {
        "picture": found,
        "choice": choice,
        "chosen_group": chosen[0] if chosen else "",
        "chart": pictures.people(found),
        "legend_items": pictures.contact_legend(),
        "people": people,
        "parts": found.parts[:MOST_PARTS],
        "parts_more": max(len(found.parts) - MOST_PARTS, 0),
        "matrix": pictures.conflicts(found.standings),
        "size_sentence": wording.size_sentence(found),
        "too_many": wording.too_many_sentence(found),
        "contact_kind": wording.contact_kind,
        "relation_kind": wording.relation_kind,
        "relation_state": wording.relation_state,
        "next_page": _address(choice, after=next_after) + "#list" if next_after else "",
        "first_page": _address(choice, after="") + "#list" if choice.after else "",
        "everybody": _address(choice, group="", around="", after=""),
        "with_part": lambda code: _address(choice, group="", around=code, after=""),
    }


def _months(today: date, choice: Choice) -> Iterator[tuple[date, str, bool]]:
    """Yield today and the first day of each month of the last year, with their addresses."""
    yield today, _address(choice, on="", after=""), choice.on == today
    month = today.replace(day=1)
    for _number in range(MONTHS):
        yield month, _address(choice, on=month.isoformat(), after=""), choice.on == month
        month = (
            month.replace(month=month.month - 1)
            if month.month > 1
            else month.replace(year=month.year - 1, month=12)
        )


def _address(choice: Choice, **changes: str) -> str:
    """Return the page's address with some of its parameters changed; empty ones are left out."""
    parameters = {
        "on": choice.on.isoformat(),
        "group": str(choice.group_id or ""),
        "around": choice.around,
        "after": choice.after,
        **changes,
    }
    return "?" + urlencode({name: value for name, value in parameters.items() if value})
