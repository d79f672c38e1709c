"""A round: its page, its decisions, its report and its lessons."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.office.access import Deed
from samsyn.office.sanctions import changes, forms, queries, wording
from samsyn.office.sanctions.queries import RoundShown
from samsyn.office.sanctions.views.answers import answer, need
from samsyn.office.sanctions.views.triggers import both
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.sanctions import RoundEnd


@require_safe
def round_(request: OfficeRequest, round_id: UUID) -> HttpResponse:
    """Show a round: where it stands and why, whom it names, its measures, who was told."""
    page = queries.round_page(request.actor, round_id, today=timezone.localdate())
    context = {
        "page": page,
        "found": page.round,
        "why": wording.why_round(page.round),
        "words": wording.all_words(),
        "today": timezone.localdate(),
    }
    return render(request, "sanctions/round.html", context)


@both
def round_edit(request: OfficeRequest, round_id: UUID) -> HttpResponse:
    """Change the ground of a round and whom it names."""
    found = _found(request, round_id)
    need(request, Deed.PREPARE_ROUND, found.room_id)
    today = timezone.localdate()
    named, offered = queries.scope_choices(request.actor, found, today=today)
    form = forms.RoundForm(
        posted(request),
        initial={
            "version_read": found.version,
            "evidence": found.evidence,
            "alternatives": found.alternatives,
            "proportionality": found.proportionality,
            "exit_criterion": found.exit_criterion,
            "review_on": found.review_on,
            "people": named,
        },
        choices={"people": offered},
    )
    page = _page(
        found,
        title=_("Change the ground"),
        button=_("Save the changes"),
        done=_("The changes have been saved."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.revise_round(
            request.actor, form.revision(found.trigger_id, round_id), now=timezone.now()
        ),
        newest=_newest(request, round_id),
    )


@both
def start(request: OfficeRequest, round_id: UUID) -> HttpResponse:
    """Decide that the round starts."""
    found = _found(request, round_id)
    form = forms.StartForm(posted(request), **_signing(request, found))
    page = _page(
        found,
        title=_("Start the round"),
        button=_("Start the round"),
        done=_("The round has started."),
        lead=_("From today agencies can be asked for measures. It lapses after %(days)d days.")
        % {"days": found.lengths.longest},
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.start_round(request.actor, form.plan(round_id), now=timezone.now()),
        newest=_newest(request, round_id),
    )


@both
def go_on(request: OfficeRequest, round_id: UUID) -> HttpResponse:
    """Decide that the round goes on."""
    found = _found(request, round_id)
    review_on = timezone.localdate() + timedelta(days=found.lengths.review)
    form = forms.GoOnForm(posted(request), **_signing(request, found, review_on=review_on))
    page = _page(
        found,
        title=_("Go on with the round"),
        button=_("Decide to go on"),
        done=_("The round goes on, for %(days)d days at most.") % {"days": found.lengths.longest},
        lead=wording.why_round(found),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.decide_anew(request.actor, form.plan(round_id), now=timezone.now()),
        newest=_newest(request, round_id),
    )


@both
def end(request: OfficeRequest, round_id: UUID) -> HttpResponse:
    """Decide that the round ends, and how."""
    found = _found(request, round_id)
    given = _signing(request, found)
    given["choices"]["ended_as"] = terms.choices(RoundEnd)
    form = forms.EndForm(posted(request), **given)
    page = _page(
        found,
        title=_("End the round"),
        button=_("End the round"),
        done=_("The round has ended. The groups must be told within %(days)d days.")
        % {"days": found.lengths.report_back},
        lead=wording.why_round(found),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.end_round(request.actor, form.plan(round_id), now=timezone.now()),
        newest=_newest(request, round_id),
    )


@both
def report(request: OfficeRequest, round_id: UUID) -> HttpResponse:
    """Note that groups were told of the round."""
    found = _found(request, round_id)
    need(request, Deed.PREPARE_ROUND, found.room_id)
    owed = [str(one.id) for one in found.still_to_tell]
    told = {str(one.group.id) for one in found.told}
    groups = queries.group_choices(request.actor, found.room_id)
    form = forms.ReportForm(
        posted(request),
        initial={"groups": owed, "told_on": timezone.localdate()},
        choices={"groups": [one for one in groups if one[0] not in told]},
    )
    page = _page(
        found,
        title=_("Report back"),
        button=_("Save the report"),
        done=_("The report is saved."),
        lead=_("Tell the group, and the others who heard the promise, that it was kept."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.report_back(request.actor, form.plan(round_id), now=timezone.now()),
    )


@both
def lessons(request: OfficeRequest, round_id: UUID) -> HttpResponse:
    """Write what was learnt."""
    found = _found(request, round_id)
    need(request, Deed.PREPARE_ROUND, found.room_id)
    form = forms.LessonsForm(posted(request), initial={"version_read": found.version})
    page = _page(
        found,
        title=_("Lessons"),
        button=_("Save the lessons"),
        done=_("The lessons are saved."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.write_lessons(request.actor, form.plan(round_id), now=timezone.now()),
        newest=_newest(request, round_id),
    )


def _found(request: OfficeRequest, round_id: UUID) -> RoundShown:
    return queries.round_in_short(request.actor, round_id, today=timezone.localdate())


def _newest(request: OfficeRequest, round_id: UUID) -> Callable[[], int]:
    return lambda: _found(request, round_id).version


def _signing(request: OfficeRequest, found: RoundShown, **initial: Any) -> dict[str, Any]:
    """Return what a form of a decision begins with; refuses whoever does not decide."""
    need(request, Deed.DECIDE_ROUND, found.room_id)
    agencies = queries.deciding_agency_choices(request.actor, found.room_id, now=timezone.now())
    begun = {
        "version_read": found.version,
        "decided_as": request.actor.title,
        "agency": agencies[0][0] if len(agencies) == 1 else "",
        **initial,
    }
    return {"initial": begun, "choices": {"agency": agencies}}


def _page(found: RoundShown, *, title: str, button: str, done: str, lead: str = "") -> FormPage:
    return FormPage(
        title=title,
        button=button,
        done=done,
        lead=lead,
        back=Back(reverse("sanctions:round", args=[found.id]), found.group.name),
    )
