"""Reports while they are written: list, page, preview, wording, and the steps to publication."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import NotVisible
from samsyn.office.progress import changes, forms, queries, wording
from samsyn.office.progress.views import public
from samsyn.office.progress.views.answers import answer, do, keeper
from samsyn.office.progress.views.pages import language_of, shown
from samsyn.office.ui.answering import Back, FormPage, Next
from samsyn.office.ui.requests import OfficeRequest, posted

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def issues(request: OfficeRequest) -> HttpResponse:
    """List the reports of the site."""
    context = {
        "page": queries.issues(request.actor),
        "states": wording.state_names(),
        "period": wording.period,
    }
    return render(request, "progress/issues.html", context)


@both
def issue_new(request: OfficeRequest) -> HttpResponse:
    """Draft a report of some months."""
    room = keeper(request)
    form = forms.IssueForm(posted(request))

    def save() -> Next:
        plan = form.plan(room.room_id)
        made = changes.begin_issue(request.actor, plan, now=timezone.now())
        return Next(reverse("progress:issue", args=[made]))

    page = FormPage(
        title=_("New public report"),
        button=_("Draft the report"),
        back=Back(reverse("progress:issues"), _("Public reports")),
        done=_("The report has been drafted from the records. Nothing is public yet."),
        lead=_("Choose whole months that are over. Every figure is computed from the records."),
    )
    return answer(request, form, page, save)


@require_safe
def issue(request: OfficeRequest, issue_id: UUID) -> HttpResponse:
    """Show a report sentence by sentence, with the figures that each holds."""
    context = {
        "page": queries.issue_page(request.actor, issue_id),
        "states": wording.state_names(),
        "sections": wording.section_names(),
        "period": wording.period,
        "figure_name": wording.figure_name,
        "key_name": wording.key_name,
    }
    return render(request, "progress/issue.html", context)


@require_safe
def preview(request: OfficeRequest, issue_id: UUID) -> HttpResponse:
    """Show a report as readers will see it."""
    page = queries.issue_page(request.actor, issue_id)
    context = public.report_context(page.shown, language_of(request))
    context["issue"] = page
    return shown(request, "progress/public/preview.html", context)


@both
def word(request: OfficeRequest, issue_id: UUID, key: str, language: str) -> HttpResponse:
    """Word a sentence otherwise."""
    found = queries.wording_to_edit(request.actor, issue_id, key, language)
    if found is None:
        raise NotVisible(_("The page does not exist."))
    keeper(request)
    form = forms.WordForm(
        posted(request), initial={"version_read": found.version, "wording": found.text}
    )
    spoken = _("in Swedish") if language == "sv" else _("in English")
    page = FormPage(
        title=f"{wording.key_name(key)}, {spoken}",
        button=_("Save the words"),
        back=Back(reverse("progress:issue", args=[issue_id]), _("The report")),
        done=_("The words have been saved."),
        lead=found.computed,
        notes=tuple(f"{wording.figure_name(name)}: {value}" for name, value in found.figures),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.word(request.actor, form.plan(issue_id, key, language), now=timezone.now()),
    )


@require_POST
def anew(request: OfficeRequest, issue_id: UUID) -> HttpResponse:
    """Fetch the figures anew."""
    version = _version(request, issue_id)
    return do(
        request,
        lambda: changes.fetch_anew(request.actor, issue_id, version=version, now=timezone.now()),
        then=reverse("progress:issue", args=[issue_id]),
        done=_("The figures have been fetched anew. Your own words are kept."),
    )


@require_POST
def contact(request: OfficeRequest, issue_id: UUID) -> HttpResponse:
    """Stand as contact in the report, or no longer."""
    queries.issue_page(request.actor, issue_id)
    keeper(request)
    return do(
        request,
        lambda: changes.stand_as_contact(request.actor, issue_id, now=timezone.now()),
        then=reverse("progress:issue", args=[issue_id]),
        done=_("Your choice has been saved."),
    )


@require_POST
def approve(request: OfficeRequest, issue_id: UUID) -> HttpResponse:
    """Approve what somebody else has written."""
    version = _version(request, issue_id)
    return do(
        request,
        lambda: changes.approve(request.actor, issue_id, version=version, now=timezone.now()),
        then=reverse("progress:issue", args=[issue_id]),
        done=_("The report is approved. It is not public until it is published."),
    )


@require_POST
def take_back(request: OfficeRequest, issue_id: UUID) -> HttpResponse:
    """Take an approval back."""
    queries.issue_page(request.actor, issue_id)
    keeper(request)
    return do(
        request,
        lambda: changes.take_approval_back(request.actor, issue_id, now=timezone.now()),
        then=reverse("progress:issue", args=[issue_id]),
        done=_("The report is a draft again."),
    )


@require_POST
def publish(request: OfficeRequest, issue_id: UUID) -> HttpResponse:
    """Publish an approved report."""
    queries.issue_page(request.actor, issue_id)
    keeper(request)
    return do(
        request,
        lambda: changes.publish(request.actor, issue_id, now=timezone.now()),
        then=reverse("progress:issue", args=[issue_id]),
        done=_("The report is published. It can be corrected, but it is never changed."),
    )


@both
def correct(request: OfficeRequest, issue_id: UUID) -> HttpResponse:
    """Begin a correction of a published report."""
    queries.issue_page(request.actor, issue_id)
    keeper(request)
    form = forms.CorrectionForm(posted(request))

    def save() -> Next:
        made = changes.begin_correction(request.actor, form.plan(issue_id), now=timezone.now())
        return Next(reverse("progress:issue", args=[made]))

    page = FormPage(
        title=_("Correct the report"),
        button=_("Begin the correction"),
        back=Back(reverse("progress:issue", args=[issue_id]), _("The report")),
        done=_("The correction is a draft. The published report stands until it is published."),
        lead=_("Say to readers what is corrected. The earlier version can still be read."),
    )
    return answer(request, form, page, save)


@both
def withdraw(request: OfficeRequest, issue_id: UUID) -> HttpResponse:
    """Withdraw a published report."""
    queries.issue_page(request.actor, issue_id)
    keeper(request)
    form = forms.WithdrawalForm(posted(request))
    page = FormPage(
        title=_("Withdraw the report"),
        button=_("Withdraw the report"),
        back=Back(reverse("progress:issue", args=[issue_id]), _("The report")),
        done=_("The report is withdrawn. A line says when and why."),
        lead=_("Readers no longer see the report. A line stays that says when and why."),
        consequences=(_("It cannot be published again. Write a new report instead."),),
        is_final=True,
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.withdraw(request.actor, form.plan(issue_id), now=timezone.now()),
    )


def _version(request: OfficeRequest, issue_id: UUID) -> int:
    """Return the version that the button was shown with; raises as the page does."""
    page = queries.issue_page(request.actor, issue_id)
    keeper(request)
    sent = request.POST.get("version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else page.version  # noqa: PLR2004
