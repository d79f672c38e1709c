"""The steps that take a version from draft to use, and out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.messages import changes, forms, queries
from samsyn.office.messages.queries import VersionPage
from samsyn.office.messages.states import VersionState
from samsyn.office.messages.views.answers import answer
from samsyn.office.messages.views.versions import page_about
from samsyn.office.ui.requests import OfficeRequest, posted


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    title: str
    button: str
    done: str
    form: Callable[..., Any]
    take: Callable[[Actor, VersionPage, Any, datetime], None]
    deed: Deed = Deed.WRITE_MESSAGE
    lead: str = ""
    is_final: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: OfficeRequest, version_id: UUID, step: str) -> HttpResponse:
    """Take one step with a version: hand in, send back, check, approve, withdraw, set days."""
    steps = {**_to_approval(), **_of_use()}
    if step not in steps:
        raise Http404
    chosen = steps[step]
    found = _page(request, version_id)
    access.require(request.actor, chosen.deed, about=found)
    form = chosen.form(
        posted(request),
        initial={
            "revision": found.revision,
            "checked_on": timezone.localdate(),
            "valid_from": found.valid_from,
            "valid_to": found.valid_to,
            "kept_because": found.kept_because,
        },
    )
    page = page_about(
        found,
        title=chosen.title,
        button=chosen.button,
        done=chosen.done,
        lead=chosen.lead,
        consequences=_consequences(found) if chosen.is_final else (),
        is_final=chosen.is_final,
        beside=found,
    )

    def save() -> str:
        chosen.take(request.actor, found, form, timezone.now())
        return page.back

    return answer(request, form, page, save, newest=lambda: _page(request, version_id).revision)


def _to_approval() -> dict[str, _Step]:
    return {
        "submit": _Step(
            title=_("Hand in for approval"),
            button=_("Hand in the text"),
            done=_("The text has been handed in. A colleague who has not written in it approves."),
            lead=_("From now on its words stay. They can be sent back to you."),
            form=forms.SubmitForm,
            take=lambda actor, page, form, now: changes.submit(
                actor,
                page.id,
                revision=form.read,
                kept_because=form.text("kept_because"),
                now=now,
            ),
        ),
        "send-back": _Step(
            title=_("Send back to be changed"),
            button=_("Send the text back"),
            done=_("The text is a draft again."),
            form=forms.ReasonForm,
            take=lambda actor, page, form, now: changes.send_back(
                actor, page.id, revision=form.read, because=form.text("because"), now=now
            ),
        ),
        "legal": _Step(
            title=_("Record the legal check"),
            button=_("Save the legal check"),
            done=_("The legal check has been saved."),
            lead=_("Only what somebody competent has read and accepted."),
            form=forms.LegalForm,
            take=lambda actor, page, form, now: changes.record_legal_check(
                actor, form.plan(page.id), revision=form.read, now=now
            ),
        ),
        "approve": _Step(
            title=_("Approve the text"),
            button=_("Approve the text"),
            done=_("The text is approved."),
            lead=_("You answer for that these words may be said on behalf of all partners."),
            deed=Deed.APPROVE_MESSAGE,
            form=forms.PressForm,
            take=lambda actor, page, form, now: changes.approve(
                actor, page.id, revision=form.read, now=now
            ),
        ),
    }


def _of_use() -> dict[str, _Step]:
    return {
        "withdraw": _Step(
            title=_("Withdraw the version"),
            button=_("Withdraw the version"),
            done=_("The version has been withdrawn."),
            is_final=True,
            form=forms.ReasonForm,
            take=lambda actor, page, form, now: changes.withdraw(
                actor, page.id, revision=form.read, because=form.text("because"), now=now
            ),
        ),
        "validity": _Step(
            title=_("Change how long the text holds"),
            button=_("Save the days"),
            done=_("The days have been saved."),
            form=forms.ValidityForm,
            take=lambda actor, page, form, now: changes.set_validity(
                actor,
                page.id,
                revision=form.read,
                valid_from=form.needed_day("valid_from"),
                valid_to=form.needed_day("valid_to"),
                now=now,
            ),
        ),
    }


def _consequences(found: VersionPage) -> tuple[str, ...]:
    if found.state is not VersionState.IN_FORCE:
        return (_("The version cannot be used or changed any more. It stays readable."),)
    if found.replaces_if_withdrawn is not None:
        rest = _("Version %(number)d is in use again.") % {"number": found.replaces_if_withdrawn}
    else:
        rest = _("No version in this language is in use until another is approved.")
    return (
        _("Nobody can send or print these words any more."),
        rest,
        _("What has been handed over with them stays readable."),
    )


def _page(request: OfficeRequest, version_id: UUID) -> VersionPage:
    return queries.version_page(request.actor, version_id, on=timezone.localdate())
