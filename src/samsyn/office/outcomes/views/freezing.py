"""A frozen plan: its form, its page, and what was done otherwise."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.outcomes import adapters, changes, forms, pictures, queries, tables, wording
from samsyn.office.outcomes.views.answers import answer, keeper
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage, Next, tell
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.outcomes import PlanMethod

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def plan_new(request: OfficeRequest, indicator_id: UUID) -> HttpResponse:
    """Freeze how a series is to be judged."""
    shown = queries.indicator_to_edit(request.actor, indicator_id)
    keeper(request)
    form = forms.FreezeForm(
        posted(request),
        choices={"method": terms.choices(PlanMethod)},
        others=queries.comparable(request.actor, shown),
    )

    def save() -> Next:
        made = changes.freeze(request.actor, form.plan(indicator_id), now=timezone.now())
        return Next(reverse("outcomes:plan", args=[made]))

    page = FormPage(
        title=_("Freeze a plan"),
        button=_("Freeze the plan"),
        back=Back(reverse("outcomes:series", args=[indicator_id]), shown.name),
        done=_("The plan is frozen."),
        lead=_("Decide how the series is to be judged before its values are there."),
        consequences=(
            _("The plan can never be changed. What is done otherwise is noted beside it."),
            _("It says how many periods after the start had a value when it was frozen."),
        ),
    )
    return answer(request, form, page, save)


@require_safe
def plan(request: OfficeRequest, plan_id: UUID) -> HttpResponse:
    """Show a plan, what it gives, and what was done otherwise."""
    page = queries.plan_page(request.actor, plan_id, today=timezone.localdate())
    found = tables.judged(page)
    words = wording.all_words()
    context = {
        "page": page,
        "words": words,
        "say": wording.SAY,
        "found": found,
        "moved": wording.moved_sentences(page),
        "result": [*wording.result_sentences(found)],
        "concluded": wording.conclusions(found, tables.planned_clock(page, found)),
        "answer": wording.answer_parts(found),
        "costs": [
            (one.indicator.name, wording.cost_sentences(tables.avoided(found, one)))
            for one in page.costs
        ],
        "pictures": pictures.planned(
            found, unit=page.own.indicator.unit, name=words["methods"][page.shown.plan.method]
        ),
    }
    return render(request, "outcomes/plan.html", context)


@require_POST
def pack(request: OfficeRequest, plan_id: UUID) -> HttpResponse:
    """Hand over a plan's result as one file; a refusal stands on its page."""
    queries.plan_page(request.actor, plan_id, today=timezone.localdate())
    keeper(request)
    try:
        made = adapters.make_pack(
            request.actor, plan_id, as_of=timezone.localdate(), now=timezone.now()
        )
    except changes.CannotRecord as refusal:
        tell(request, refusal)
        return redirect("outcomes:plan", plan_id)
    headers = {
        "Content-Disposition": f'attachment; filename="{made.name}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(made.content, content_type="application/zip", headers=headers)


@both
def deviation_new(request: OfficeRequest, plan_id: UUID) -> HttpResponse:
    """Note what was done otherwise than the plan says."""
    queries.plan_page(request.actor, plan_id, today=timezone.localdate())
    keeper(request)
    form = forms.DeviationForm(posted(request))
    page = FormPage(
        title=_("Done otherwise than planned"),
        button=_("Save the note"),
        back=Back(reverse("outcomes:plan", args=[plan_id]), _("Frozen plan")),
        done=_("The note has been saved."),
        lead=_("The plan stays as it is. The note stands beside its result."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.note_deviation(request.actor, form.plan(plan_id), now=timezone.now()),
    )
