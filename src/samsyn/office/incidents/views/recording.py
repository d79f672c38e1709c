"""The page that records an incident, and the one that changes it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office import access
from samsyn.office.access import Refusal
from samsyn.office.incidents import changes, forms, queries, wording
from samsyn.office.incidents.queries import PoliceIncident, RecordingChoices
from samsyn.office.incidents.views.filling import facts_of, people_of, sides_of
from samsyn.office.ui import terms
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.claims import (
    Certainty,
    InformationAccuracy,
    SourceKind,
    SourceReliability,
)
from samsyn.vocabulary.incidents import (
    GroupSide,
    Harm,
    IncidentKind,
    InvolvementRole,
    PlacePrecision,
    SuspicionGrade,
    Weapon,
)

UNREADABLE = 422


@require_http_methods(["GET", "POST"])
def record(request: OfficeRequest) -> HttpResponse:
    """Show the form; save what was typed; or give back the same text with one more row."""
    choices = queries.recording_choices(request.actor)
    offered, now = _offered(choices), timezone.now()
    if request.method == "GET":
        entry = forms.IncidentEntry.blank(offered=offered, now=now)
        return _page(request, entry, choices)
    entry = forms.IncidentEntry.typed(request.POST, offered=offered, now=now)
    if "add" in request.POST:
        return _page(request, entry.with_another(request.POST["add"]), choices)

    def save() -> UUID:
        return changes.report_incident(request.actor, entry.report(), now=now)

    incident_id = _saved(request, entry, save)
    if incident_id is None:
        return _page(request, entry, choices, status=UNREADABLE)
    messages.success(request, _("The incident is saved."))
    return redirect("incidents:incident", incident_id)


@require_http_methods(["GET", "POST"])
def edit(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Show the incident's facts as a form; save them unless somebody else was first."""
    now = timezone.now()
    sheet = queries.incident_sheet(request.actor, incident_id, today=timezone.localdate())
    if not isinstance(sheet, PoliceIncident) or not sheet.can_revise:
        raise access.NotPermitted(_("The facts are changed in the police's own room."))
    choices = queries.recording_choices(request.actor)
    offered = _offered(choices, room_id=_room_of(choices, sheet))
    page: dict[str, Any] = {"sheet": sheet, "version": sheet.version}
    if request.method == "GET":
        entry = forms.IncidentEntry.blank(
            offered=offered,
            now=now,
            facts=facts_of(sheet),
            people=people_of(sheet),
            sides=sides_of(sheet),
        )
        return _page(request, entry, choices, **page)
    entry = forms.IncidentEntry.typed(
        request.POST, offered=offered, now=now, known=sheet.brief.occurred
    )
    if "add" in request.POST:
        page["version"] = request.POST.get("version", "")
        return _page(request, entry.with_another(request.POST["add"]), choices, **page)

    def save() -> UUID:
        changes.revise_incident(
            request.actor, _revision(entry, sheet, request.POST.get("version", "")), now=now
        )
        return incident_id

    if _saved(request, entry, save) is None:
        page["compare"] = request.POST.get("version") != str(sheet.version)
        return _page(request, entry, choices, status=UNREADABLE, **page)
    messages.success(request, _("The changes are saved."))
    return redirect("incidents:incident", incident_id)


def _revision(
    entry: forms.IncidentEntry, sheet: PoliceIncident, version: str
) -> changes.RevisionPlan:
    report = entry.report()
    return changes.RevisionPlan(
        incident_id=sheet.brief.id,
        version=int(version) if version.isdecimal() else 0,
        report=report,
        keeps_place=sheet.place_is_hidden and not report.incident.place,
    )


def _saved(
    request: OfficeRequest, entry: forms.IncidentEntry, save: Callable[[], UUID]
) -> UUID | None:
    """Save what is readable. None, with the reasons on the page, if it is refused."""
    room_id = entry.room_id
    if room_id is not None:
        found = queries.people_by_code(request.actor, entry.codes, room_id=room_id)
        names = [typed for typed in entry.codes if typed not in found]
        today = timezone.localdate()
        entry.take_people(
            found, queries.people_named(request.actor, names, room_id=room_id, today=today)
        )
    if not entry.is_valid():
        return None
    try:
        return save()
    except (access.NotVisible, access.NotPermitted):
        raise
    except Refusal as refusal:
        entry.refuse(refusal.reasons)
        return None


def _page(
    request: OfficeRequest,
    entry: forms.IncidentEntry,
    choices: RecordingChoices,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {"form": entry, "choices": choices, "sheet": None, "version": "", "compare": False}
    return render(
        request, "incidents/record.html", {**context, "words": wording, **more}, status=status
    )


def _room_of(choices: RecordingChoices, sheet: PoliceIncident) -> int:
    return next(room for room, name in choices.rooms if name == sheet.brief.room.name)


def _offered(choices: RecordingChoices, *, room_id: int | None = None) -> forms.Offered:
    rooms = [one for one in choices.rooms if room_id is None or one[0] == room_id]
    several = len(rooms) > 1
    blank = wording.choose_word()
    return forms.Offered(
        rooms=[(str(room), name) for room, name in rooms],
        kinds=terms.choices(IncidentKind, blank=blank),
        place_precisions=terms.choices(PlacePrecision, blank=blank),
        weapons=terms.choices(Weapon, blank=wording.not_known_word()),
        roles=terms.choices(InvolvementRole, blank=blank),
        harms=terms.choices(Harm, blank=blank),
        suspicions=terms.choices(
            (grade for grade in SuspicionGrade if grade is not SuspicionGrade.NOT_SUSPECTED),
            blank=terms.word(SuspicionGrade.NOT_SUSPECTED),
        ),
        groups=_named(choices.groups, rooms, several=several),
        sides=terms.choices(GroupSide, blank=blank),
        certainties=terms.choices(Certainty, blank=blank),
        sources=_named(choices.sources, rooms, several=several),
        source_kinds=terms.choices(SourceKind, blank=blank),
        reliabilities=terms.choices(SourceReliability, blank=blank),
        accuracies=terms.choices(InformationAccuracy, blank=blank),
        yes_no=[("", wording.not_known_word()), ("yes", _("Yes")), ("no", _("No"))],
        registers_people=any(room in choices.registers_in for room, _name in rooms),
    )


def _named(
    found: tuple[queries.Choice, ...], rooms: list[tuple[int, str]], *, several: bool
) -> list[tuple[str, str]]:
    names = dict(rooms)
    return [
        ("", wording.choose_word()),
        *(
            (str(one.id), f"{one.label} ({names[one.room_id]})" if several else one.label)
            for one in found
            if one.room_id in names
        ),
    ]
