"""Drafts: begun, looked at with their figures, rewritten, given."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.steering_reports import changes, forms, queries, wording
from samsyn.office.steering_reports.views.answers import (
    answer,
    back_to,
    do,
    draft_in_lines,
    keeper,
    show,
)
from samsyn.office.support.changes import publish_due
from samsyn.office.ui.answering import Back, FormPage, Next
from samsyn.office.ui.requests import OfficeRequest, posted

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def draft_new(request: OfficeRequest) -> HttpResponse:
    """Begin the report of a period."""
    room = keeper(request)
    periods = queries.periods_without_draft(request.actor, room, timezone.localdate())
    choices = [(forms.period_value(one), wording.name_of(one)) for one in periods]
    form = forms.DraftForm(posted(request), choices={"period": choices})

    def save() -> Next:
        made = changes.begin_draft(request.actor, form.plan(room.room_id), now=timezone.now())
        return Next(reverse("steering_reports:draft", args=[made]))

    page = FormPage(
        title=_("New report"),
        button=_("Begin the report"),
        back=Back(reverse("steering_reports:overview"), _("Reports")),
        done=_("The draft stands here. Write what the figures do not say."),
        lead=_(
            "The figures are computed from what the site has recorded. Nobody types them. A report"
            " that was given is corrected from its own page."
        ),
    )
    return answer(request, form, page, save)


@require_safe
def draft(request: OfficeRequest, draft_id: UUID) -> HttpResponse:
    """Show a draft with its figures as they would be given now."""
    now = timezone.now()
    queries.draft_to_edit(request.actor, draft_id)
    publish_due(request.actor, now=now)
    page = queries.draft_page(request.actor, draft_id, now=now)
    return show(request, "draft", page=page, **draft_in_lines(page.snapshot, page.room, draft_id))


@both
def draft_edit(request: OfficeRequest, draft_id: UUID) -> HttpResponse:
    """Write what the figures do not say."""
    shown = queries.draft_to_edit(request.actor, draft_id)
    keeper(request)
    form = forms.TextForm(
        posted(request),
        initial={
            "version_read": shown.version,
            "summary": shown.summary,
            "risks": "\n".join(shown.risks),
            "decisions": "\n".join(shown.decisions),
        },
    )
    name = _("Draft, %(period)s") % {"period": wording.name_of(shown.period, begins=False)}
    page = FormPage(
        title=_("Summary, decisions and risks"),
        button=_("Save the texts"),
        back=back_to(draft_id, name),
        done=_("The texts have been saved."),
        lead=_("The steering group reads them first, and never people."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.revise_draft(request.actor, form.plan(shown), now=timezone.now()),
        newest=lambda: queries.draft_to_edit(request.actor, draft_id).version,
    )


@require_POST
def give(request: OfficeRequest, draft_id: UUID) -> HttpResponse:
    """Give the report to the steering group."""
    queries.draft_to_edit(request.actor, draft_id)
    keeper(request)
    version = request.POST.get("version", "")
    if not version.isdecimal():
        return redirect("steering_reports:draft", draft_id)
    now = timezone.now()
    publish_due(request.actor, now=now)
    return do(
        request,
        lambda: changes.give(request.actor, draft_id, version=int(version), now=now),
        then=reverse("steering_reports:overview"),
        done=_("The steering group reads the report from now on."),
    )
