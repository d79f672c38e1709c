"""The forms of agreements, of the year's plan, and of what happened around the strategy."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office.call_ins.queries import staff_choices
from samsyn.office.partners.queries import as_choices, partners_at
from samsyn.office.steering import changes, forms, queries
from samsyn.office.steering.views.answers import answer, do, keeper
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.steering import ContextKind, PlanKind

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def agreement_new(request: OfficeRequest) -> HttpResponse:
    """Write a new agreement."""
    room = keeper(request)
    form = forms.AgreementForm(
        posted(request),
        initial={"owner": str(request.actor.staff_id)},
        choices=_of_agreement(room.room_id),
    )
    return answer(
        request,
        form,
        _agreement_page(_("New agreement")),
        lambda: changes.write_agreement(request.actor, form.plan(room.room_id), now=timezone.now()),
    )


@both
def agreement_edit(request: OfficeRequest, agreement_id: UUID) -> HttpResponse:
    """Change an agreement."""

    def found() -> queries.AgreementShown:
        return queries.agreement_to_edit(request.actor, agreement_id, today=timezone.localdate())

    shown = found()
    keeper(request)
    form = forms.AgreementForm(
        posted(request),
        initial={
            "version_read": shown.version,
            "name": shown.name,
            "about": shown.about,
            "parties": [str(one.agency_id) for one in shown.parties],
            "signed_by": "\n".join(one.signed_by for one in shown.parties),
            "signed_on": shown.signed_on,
            "valid_from": shown.valid_from,
            "valid_to": shown.valid_to,
            "review_on": shown.review_on,
            "owner": shown.owner_id or "",
        },
        choices=_of_agreement(shown.room_id),
    )
    return answer(
        request,
        form,
        _agreement_page(shown.name),
        lambda: changes.write_agreement(
            request.actor, form.plan(shown.room_id, agreement_id), now=timezone.now()
        ),
        newest=lambda: found().version,
    )


@both
def item_new(request: OfficeRequest) -> HttpResponse:
    """Plan something in the year."""
    room = keeper(request)
    form = forms.ItemForm(
        posted(request),
        initial={"owner": str(request.actor.staff_id)},
        choices=_of_item(room.room_id),
    )
    return answer(
        request,
        form,
        _item_page(_("New in the year's plan")),
        lambda: changes.write_item(request.actor, form.plan(room.room_id), now=timezone.now()),
    )


@both
def item_edit(request: OfficeRequest, item_id: UUID) -> HttpResponse:
    """Change something in the year's plan."""

    def found() -> queries.PlannedShown:
        return queries.item_to_edit(request.actor, item_id, today=timezone.localdate())

    shown = found()
    keeper(request)
    form = forms.ItemForm(
        posted(request),
        initial={
            "version_read": shown.version,
            "title": shown.title,
            "kind": shown.kind.value if shown.kind else "",
            "due_on": shown.due_on,
            "owner": shown.owner_id or "",
            "done_on": shown.done_on,
            "outcome": shown.outcome,
        },
        choices=_of_item(shown.room_id),
    )
    return answer(
        request,
        form,
        _item_page(shown.title),
        lambda: changes.write_item(
            request.actor, form.plan(shown.room_id, item_id), now=timezone.now()
        ),
        newest=lambda: found().version,
    )


@require_POST
def item_tick(request: OfficeRequest, item_id: UUID) -> HttpResponse:
    """Say that a planned thing is done, or not after all."""
    shown = queries.item_to_edit(request.actor, item_id, today=timezone.localdate())
    keeper(request)
    done = request.POST.get("done") != "no"
    return do(
        request,
        lambda: changes.tick_item(request.actor, item_id, done=done, now=timezone.now()),
        then=f"{reverse('steering:plan')}?year={shown.due_on.year}#item-{item_id}",
    )


@both
def event_new(request: OfficeRequest) -> HttpResponse:
    """Write something that happened around the strategy."""
    room = keeper(request)
    form = forms.ContextForm(
        posted(request),
        choices={"kind": terms.choices(ContextKind)},
    )
    return answer(
        request,
        form,
        _event_page(_("New event")),
        lambda: changes.write_event(request.actor, form.plan(room.room_id), now=timezone.now()),
    )


@both
def event_edit(request: OfficeRequest, event_id: UUID) -> HttpResponse:
    """Change what was written about an event."""
    shown = queries.event_to_edit(request.actor, event_id)
    keeper(request)
    form = forms.ContextForm(
        posted(request),
        initial={
            "version_read": shown.version,
            "title": shown.title,
            "kind": shown.kind.value,
            "starts_on": shown.starts_on,
            "ends_on": shown.ends_on,
            "scope": shown.scope,
            "source": shown.source,
            "note": shown.note,
        },
        choices={"kind": terms.choices(ContextKind)},
    )
    return answer(
        request,
        form,
        _event_page(shown.title),
        lambda: changes.write_event(
            request.actor, form.plan(shown.room_id, event_id), now=timezone.now()
        ),
        newest=lambda: queries.event_to_edit(request.actor, event_id).version,
    )


def _agreement_page(title: str) -> FormPage:
    return FormPage(
        title=title,
        button=_("Save the agreement"),
        back=Back(reverse("steering:agreements"), _("Agreements")),
        done=_("The agreement has been saved."),
    )


def _item_page(title: str) -> FormPage:
    return FormPage(
        title=title,
        button=_("Save in the plan"),
        back=Back(reverse("steering:plan"), _("Annual plan")),
        done=_("The plan has been saved."),
        lead=_("Call-ins are planned on their own page and stand here by themselves."),
    )


def _event_page(title: str) -> FormPage:
    return FormPage(
        title=title,
        button=_("Save the event"),
        back=Back(reverse("steering:context"), _("Context")),
        done=_("The event has been saved."),
        lead=_("Write what the evaluation must know of: it may explain a change in the violence."),
    )


def _of_agreement(room_id: int) -> dict[str, list[tuple[str, str]]]:
    return {
        "parties": as_choices(partners_at(room_id)),
        "owner": staff_choices(room_id, now=timezone.now()),
    }


def _of_item(room_id: int) -> dict[str, list[tuple[str, str]]]:
    return {
        "kind": terms.choices(PlanKind),
        "owner": staff_choices(room_id, now=timezone.now()),
    }
