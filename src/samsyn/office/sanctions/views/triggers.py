"""The place Consequences, and a trigger from the test to the decision."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office.access import Deed, NotPermitted
from samsyn.office.sanctions import changes, forms, queries, wording
from samsyn.office.sanctions.queries import TriggerShown
from samsyn.office.sanctions.views.answers import answer, need, need_joint_room
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage, Next
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.levers import CATALOGUE
from samsyn.vocabulary.sanctions import TriggerRule, TriggerVerdict

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Show what awaits a decision, what runs, what the tests say, and what is past."""
    need_joint_room(request)
    page = queries.overview(request.actor, now=timezone.now())
    context = {
        "page": page,
        "words": wording.all_words(),
        "why_trigger": wording.why_trigger,
        "why_round": wording.why_round,
        "today": timezone.localdate(),
    }
    return render(request, "sanctions/overview.html", context)


@require_safe
def levers(request: OfficeRequest) -> HttpResponse:
    """Show the lever catalogue: whose, on which ground, who decides, and what is never one."""
    need_joint_room(request)
    rooms = sorted(request.actor.joint_rooms)
    here = {kind for room in rooms for kind in queries.answering_agencies(room, now=timezone.now())}
    agencies: dict[str, list[object]] = {}
    for lever, facts in CATALOGUE.items():
        agencies.setdefault(facts.agency.value, []).append((lever, facts))
    context = {"agencies": agencies, "here": here, "words": wording.all_words()}
    return render(request, "sanctions/levers.html", context)


@both
def trigger_new(request: OfficeRequest) -> HttpResponse:
    """Take up new violence for a decision: a group, and what points at it."""
    rooms = queries.preparing_rooms(request.actor)
    if not rooms:
        raise NotPermitted(_("Only coordinators and analysts of a joint room take up triggers."))
    room_id = rooms[0]
    asked = request.GET
    form = forms.TriggerForm(
        posted(request),
        initial={"group": asked.get("group", ""), "rule": asked.get("rule", "")},
        choices={
            "group": queries.group_choices(request.actor, room_id),
            "rule": terms.choices(TriggerRule),
            "promise": queries.promise_choices(request.actor, room_id, None),
        },
    )
    page = FormPage(
        title=_("New trigger"),
        button=_("Take it up"),
        back=Back(reverse("sanctions:overview"), _("Consequences")),
        done=_("The trigger is taken up and waits for a decision."),
        lead=_("You choose the group. The tests count incidents; they decide nothing."),
    )
    return answer(
        request,
        form,
        page,
        lambda: _page_of(
            "trigger", changes.raise_trigger(request.actor, form.plan(room_id), now=timezone.now())
        ),
    )


@require_safe
def trigger(request: OfficeRequest, trigger_id: UUID) -> HttpResponse:
    """Show a trigger: what it rests on, what was decided by whom, and how its clocks stand."""
    found = _found(request, trigger_id)
    context = {
        "found": found,
        "why": wording.why_trigger(found),
        "words": wording.all_words(),
        "today": timezone.localdate(),
    }
    return render(request, "sanctions/trigger.html", context)


@both
def memo(request: OfficeRequest, trigger_id: UUID) -> HttpResponse:
    """Write the memo that the decision rests on."""
    found = _found(request, trigger_id)
    need(request, Deed.PREPARE_ROUND, found.room_id)
    form = forms.MemoForm(
        posted(request),
        initial={"version_read": found.version, "memo": found.memo},
    )
    page = FormPage(
        title=_("Memo"),
        button=_("Save the memo"),
        back=Back(reverse("sanctions:trigger", args=[trigger_id]), found.group.name),
        done=_("The memo is saved."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.write_memo(request.actor, form.plan(trigger_id), now=timezone.now()),
        newest=lambda: _found(request, trigger_id).version,
    )


@both
def decide(request: OfficeRequest, trigger_id: UUID) -> HttpResponse:
    """Decide to act, not to act, or to defer; whoever is second is told."""
    found = _found(request, trigger_id)
    need(request, Deed.DECIDE_ROUND, found.room_id)
    agencies = queries.deciding_agency_choices(request.actor, found.room_id, now=timezone.now())
    form = forms.DecisionForm(
        posted(request),
        initial={
            "version_read": found.version,
            "decided_as": request.actor.title,
            "agency": agencies[0][0] if len(agencies) == 1 else "",
        },
        choices={"verdict": terms.choices(TriggerVerdict), "agency": agencies},
    )
    notes = []
    if found.is_contested:
        notes.append(_("The result is contested: another way to count puts another group first."))
    page = FormPage(
        title=_("Decide on %(group)s") % {"group": found.group.name},
        button=_("Save the decision"),
        back=Back(reverse("sanctions:trigger", args=[trigger_id]), found.group.name),
        done=_("The decision is saved, with your name, role and reason."),
        lead=_("Police and probation decide. Other partners comment."),
        notes=tuple(notes),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.decide_trigger(request.actor, form.plan(trigger_id), now=timezone.now()),
        newest=lambda: _found(request, trigger_id).version,
    )


@both
def round_new(request: OfficeRequest, trigger_id: UUID) -> HttpResponse:
    """Prepare the round that was decided on."""
    found = _found(request, trigger_id)
    need(request, Deed.PREPARE_ROUND, found.room_id)
    today = timezone.localdate()
    form = forms.RoundForm(
        posted(request),
        initial={
            "evidence": found.memo,
            "review_on": today + timedelta(days=found.lengths.review),
            "exit_criterion": _(
                "%(days)d days without violence that is confirmed or likely the group's."
            )
            % {"days": found.lengths.quiet},
        },
        choices={"people": queries.member_choices(request.actor, found.group.id, today=today)},
    )
    page = FormPage(
        title=_("Prepare the round"),
        button=_("Save the round"),
        back=Back(reverse("sanctions:trigger", args=[trigger_id]), found.group.name),
        done=_("The round is prepared. It starts when it is decided."),
    )
    return answer(
        request,
        form,
        page,
        lambda: _page_of(
            "round", changes.prepare_round(request.actor, form.plan(trigger_id), now=timezone.now())
        ),
    )


def _found(request: OfficeRequest, trigger_id: UUID) -> TriggerShown:
    return queries.trigger_page(request.actor, trigger_id, today=timezone.localdate())


def _page_of(name: str, identifier: UUID) -> Next:
    """Return the page of what was made."""
    return Next(reverse(f"sanctions:{name}", args=[identifier]))
