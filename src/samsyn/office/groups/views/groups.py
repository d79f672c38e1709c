"""The list of groups, and the forms about a group itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office import access
from samsyn.office.access import Deed
from samsyn.office.groups import changes, forms, queries, wording
from samsyn.office.groups.queries import GroupFilters, GroupToEdit
from samsyn.office.groups.views.answers import answer
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.groups import Cohesion, GroupKind, GroupStatus


@require_safe
def group_list(request: OfficeRequest) -> HttpResponse:
    """Show the groups of the reader's rooms, overdue ones first."""
    today = timezone.localdate()
    filters = GroupFilters(
        text=request.GET.get("q", "").strip()[:80],
        standing=request.GET.get("standing", ""),
        only_overdue=request.GET.get("overdue") == "1",
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    page = queries.group_list(request.actor, today=today, filters=filters)
    return render(
        request,
        "groups/list.html",
        {
            "page": page,
            "today": today,
            "filters": filters,
            "chips": _chips(filters),
            "before_href": _leading(filters, "before", page.before),
            "after_href": _leading(filters, "after", page.after),
            "may_record": bool(request.actor.rooms_granting(Deed.EDIT_GROUPS)),
            "words": wording.all_words(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: OfficeRequest) -> HttpResponse:
    """Record a new group in one of the rooms where the reader edits groups."""
    rooms = {
        str(held.room_id): f"{held.room_name}"
        for held in request.actor.roles
        if request.actor.may(Deed.EDIT_GROUPS, held.room_id)
    }
    if not rooms:
        raise access.NotPermitted(_("Your role in this room does not allow it."))
    form = forms.NewGroupForm(
        posted(request),
        choices={
            "room": list(rooms.items()),
            "kind": terms.choices(GroupKind),
            "standing": terms.choices(GroupStatus),
        },
    )
    page = FormPage(
        title=_("New group"),
        button=_("Save the group"),
        back=Back(reverse("groups:list"), _("Groups")),
        done=_("The group has been saved."),
        lead=_("Groups of any kind count, also loose ones. Write only what your work needs."),
    )
    written: list[UUID] = []

    def save() -> None:
        plan = form.plan()
        written.append(changes.record_group(request.actor, plan, now=timezone.now()))

    response = answer(request, form, page, save)
    return redirect("groups:group", written[0]) if written else response


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: OfficeRequest, group_id: UUID) -> HttpResponse:
    """Change a group's own columns; whoever saves second is told, and loses nothing."""
    group = queries.group_to_edit(request.actor, group_id)
    access.require(request.actor, Deed.EDIT_GROUPS, about=group)
    form = forms.GroupForm(
        posted(request),
        initial={
            "version": group.version,
            "working_name": group.name,
            "kind": group.kind,
            "external_reference": group.external_reference,
            "mapped_on": group.mapped_on,
        },
        choices={"kind": terms.choices(GroupKind)},
    )
    page = page_about(
        group,
        title=_("Change %(group)s") % {"group": group.name},
        button=_("Save the changes"),
        done=_("The changes have been saved."),
        lead=_("Now stands: %(name)s, %(kind)s.")
        % {"name": group.name, "kind": terms.running(GroupKind(group.kind))},
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.revise_group(request.actor, form.plan(group_id), now=timezone.now()),
        newest=lambda: queries.group_to_edit(request.actor, group_id).version,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add_claim(request: OfficeRequest, group_id: UUID, claim: str) -> HttpResponse:
    """Add an alias, a standing, an assessment or a territory."""
    kinds = _claims()
    if claim not in kinds:
        raise Http404
    group = queries.group_to_edit(request.actor, group_id)
    access.require(request.actor, Deed.EDIT_GROUPS, about=group)
    kind = kinds[claim]
    offered: dict[str, Any] = {name: list(words.items()) for name, words in kind.choices.items()}
    form = kind.form(
        posted(request),
        initial={"since": timezone.localdate()},
        choices={**offered, "source": queries.source_choices(request.actor, group.room_id)},
    )
    page = page_about(group, title=kind.title, button=kind.button, done=kind.done)
    return answer(
        request, form, page, lambda: kind.add(request.actor, form.plan(group_id), now=_now())
    )


def page_about(group: GroupToEdit, **parts: Any) -> FormPage:
    """Return a form's surroundings that lead back to the group's page."""
    return FormPage(back=Back(reverse("groups:group", args=[group.id]), group.name), **parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    title: str
    button: str
    done: str
    form: Callable[..., Any]
    add: Callable[..., UUID]
    choices: dict[str, dict[str, str]]


def _claims() -> dict[str, _Claim]:
    return {
        "alias": _Claim(
            title=_("Another name of the group"),
            button=_("Save the name"),
            done=_("The name has been saved."),
            form=forms.AliasForm,
            add=changes.add_alias,
            choices={},
        ),
        "standing": _Claim(
            title=_("Where the group stands"),
            button=_("Save where it stands"),
            done=_("Where the group stands has been saved."),
            form=forms.StandingForm,
            add=changes.add_standing,
            choices={"standing": terms.words(GroupStatus)},
        ),
        "assessment": _Claim(
            title=_("New assessment"),
            button=_("Save the assessment"),
            done=_("The assessment has been saved. Older ones are kept."),
            form=forms.AssessmentForm,
            add=changes.add_assessment,
            choices={"cohesion": terms.words(Cohesion)},
        ),
        "territory": _Claim(
            title=_("Where the group moves"),
            button=_("Save the area"),
            done=_("The area has been saved."),
            form=forms.TerritoryForm,
            add=changes.add_territory,
            choices={},
        ),
    }


def _now() -> datetime:
    return timezone.now()


def _query(filters: GroupFilters) -> dict[str, str]:
    given = {
        "q": filters.text,
        "standing": filters.standing,
        "overdue": "1" if filters.only_overdue else "",
    }
    return {name: value for name, value in given.items() if value}


def _leading(filters: GroupFilters, way: str, key: str) -> str:
    return f"?{urlencode({**_query(filters), way: key})}" if key else ""


def _chips(filters: GroupFilters) -> list[tuple[str, str]]:
    """Return the filters in force, each with the address without it."""
    given = _query(filters)
    labels = {
        "q": f"\u201d{filters.text}\u201d",
        "standing": terms.words(GroupStatus).get(filters.standing, filters.standing),
        "overdue": _("Overdue for review"),
    }
    return [
        (labels[name], f"?{urlencode({other: given[other] for other in given if other != name})}")
        for name in given
    ]
