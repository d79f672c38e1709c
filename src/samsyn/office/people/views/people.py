"""The list of people, a new person, and correcting one."""

from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samsyn.office.access import ChangedMeanwhile, NotPermitted
from samsyn.office.people import changes, queries
from samsyn.office.people.changes import PersonPlan
from samsyn.office.people.forms import PersonForm, RevisionForm
from samsyn.office.people.queries import LikelyDuplicate
from samsyn.office.ui.requests import OfficeRequest

Key = tuple[datetime, UUID]
PERSON = "people:person"


@require_GET
def people(request: OfficeRequest) -> HttpResponse:
    """List people of the reader's rooms, newest first."""
    room = request.GET.get("room", "")
    try:
        page = queries.people_list(
            request.actor,
            today=timezone.localdate(),
            room_id=int(room) if room.isdecimal() else None,
            before=_key(request.GET.get("before", "")),
            after=_key(request.GET.get("after", "")),
        )
    except NotPermitted as refusal:
        # Whoever reads people without a list is told how to find them.
        status = HTTPStatus.OK if request.actor.reading_rooms else HTTPStatus.FORBIDDEN
        return render(request, "people/not_listed.html", {"refusal": refusal}, status=status)
    return render(request, "people/list.html", {"page": page})


def _key(text: str) -> Key | None:
    """Read a key of the pager; one that is mistyped leads to the first page."""
    moment, _sign, person_id = text.partition("_")
    try:
        at = datetime.fromisoformat(moment)
        return (at, UUID(person_id)) if at.tzinfo else None
    except ValueError:
        return None


@require_http_methods(["GET", "POST"])
def record(request: OfficeRequest) -> HttpResponse:
    """Record a person; whoever seems to be recorded already is shown first, once."""
    rooms = queries.writable_rooms(request.actor)
    if not rooms:
        raise NotPermitted(_("No role of yours lets you record people."))
    form = PersonForm(request.POST or None, rooms=rooms)
    duplicates: tuple[LikelyDuplicate, ...] = ()
    if form.is_valid():
        plan = form.plan()
        duplicates = _duplicates(request, plan)
        if not duplicates or _has_seen(request, duplicates):
            try:
                person_id = changes.record_person(request.actor, plan, now=timezone.now())
            except changes.CannotRecord as refusal:
                form.add_error(None, list(refusal.reasons))
            else:
                return _recorded(request, person_id)
    return render(
        request,
        "people/record.html",
        {"form": form, "duplicates": duplicates, "links_across": _rooms_to_link(form, duplicates)},
        status=422 if form.errors else 200,
    )


def _duplicates(request: OfficeRequest, plan: PersonPlan) -> tuple[LikelyDuplicate, ...]:
    return queries.likely_duplicates(
        request.actor,
        names=[(name.given, name.family) for name in plan.names],
        born=plan.born,
        number=plan.identity_number or "",
        today=timezone.localdate(),
    )


def _has_seen(request: OfficeRequest, duplicates: tuple[LikelyDuplicate, ...]) -> bool:
    """Whether all of them stood on the page that was sent: a warning never blocks twice."""
    seen = set(request.POST.getlist("seen"))
    return {str(one.label.person_id) for one in duplicates} <= seen


def _rooms_to_link(form: PersonForm, duplicates: tuple[LikelyDuplicate, ...]) -> set[UUID]:
    """Return those of other rooms, with whom the new record can be linked at once."""
    here = form.cleaned_data.get("room") if form.is_bound and form.is_valid() else None
    return {one.label.person_id for one in duplicates if one.label.room.room_id != here}


def _recorded(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    messages.success(request, _("The person is recorded."))
    if other := request.POST.get("link_to", ""):
        link = reverse("people:link", kwargs={"person_id": person_id}, query={"other": other})
        return redirect(link)
    return redirect(PERSON, person_id=person_id)


@require_http_methods(["GET", "POST"])
def edit(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Correct what the record says."""
    now_says = queries.revisable(request.actor, person_id)
    form = RevisionForm(request.POST or None, now_says=now_says)
    if form.is_valid():
        try:
            changes.revise_person(request.actor, person_id, form.plan(), now=timezone.now())
        except (changes.CannotRecord, ChangedMeanwhile) as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, _("The record is corrected."))
            return redirect(PERSON, person_id=person_id)
    return render(
        request,
        "people/edit.html",
        {"form": form, "label": now_says.label},
        status=422 if form.errors else 200,
    )
