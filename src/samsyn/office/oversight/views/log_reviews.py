"""Pages of the monthly review of a log: what is due, its lines, a verdict, the signature."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn import formats
from samsyn.office.access import Deed, NotPermitted
from samsyn.office.oversight import changes, queries, wording
from samsyn.office.oversight.changes import CannotReview
from samsyn.office.oversight.forms import SignForm, VerdictForm
from samsyn.office.ui.answering import Answering, Back, FormPage, Next, Noes
from samsyn.office.ui.languages import active_language
from samsyn.office.ui.requests import OfficeRequest, posted

both = require_http_methods(["GET", "HEAD", "POST"])


def _home() -> Back:
    return Back(reverse("oversight:reviews"), _("Reviews of the log"))


_ANSWERING = Answering(noes=Noes(refused=(CannotReview,)), home=_home)


@require_safe
def reviews(request: OfficeRequest) -> HttpResponse:
    """Show which reviews are due, late or done. What is in them opens for reviewers only."""
    context = {
        "states": queries.review_states(request.actor),
        "calendar_href": reverse("calendar:calendar") if _reviews(request) else "",
        "today": timezone.localdate(),
    }
    return render(request, "oversight/reviews.html", context)


@require_safe
def review(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Show one month's review to whoever reviews it."""
    _must_review(request)
    sheet = queries.review_sheet(request.actor, review_id)
    context = {
        "sheet": sheet,
        "lines": wording.review_lines(sheet.lines),
        "rules": wording.rules_explained(),
        "today": timezone.localdate(),
    }
    return render(request, "oversight/review.html", context)


@both
def line(request: OfficeRequest, line_id: UUID) -> HttpResponse:
    """Say of one reading what becomes of it."""
    _must_review(request)
    found, review_id = queries.review_line(request.actor, line_id)
    [told] = wording.review_lines([found])
    form = VerdictForm(
        posted(request),
        initial={"verdict": found.verdict or None, "note": found.note},
        choices={"verdict": wording.verdict_choices()},
    )
    language = active_language()
    left = queries.lines_left(request.actor, review_id, after=line_id)
    page = FormPage(
        title=_("Reading %(number)s") % {"number": found.event_number},
        button=_("Save"),
        back=Back(reverse("oversight:review", args=[review_id]), _("The review")),
        done=_("It is noted. Left to look at: %(count)s.") % {"count": len(set(left) - {line_id})},
        lead=_("%(who)s, %(when)s: %(what)s, %(about)s")
        % {
            "who": told.who,
            "when": formats.dated_moment(timezone.localtime(found.at), language=language),
            "what": told.what,
            "about": told.about,
        },
        notes=(*told.system, *told.pointed),
    )

    def save() -> Next:
        now = timezone.now()
        changes.note_line(request.actor, line_id, form.chosen_verdict, form.text("note"), now=now)
        for following in left:
            if following != line_id:
                return Next(reverse("oversight:line", args=[following]))
        return Next(page.back.href)

    return _ANSWERING.answer(request, form, page, save)


@both
def sign(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Sign a month's review."""
    _must_review(request)
    sheet = queries.review_sheet(request.actor, review_id)
    form = SignForm(posted(request))
    page = FormPage(
        title=_("Sign the review"),
        button=_("Sign"),
        back=Back(reverse("oversight:review", args=[review_id]), _("The review")),
        done=_("The review is signed."),
        lead=sheet.state.room_name,
        consequences=(
            _("Nobody can change a signed review, not you either."),
            _("Coordinators see that it is done, and nothing of what is in it."),
        ),
    )
    return _ANSWERING.answer(
        request,
        form,
        page,
        lambda: changes.sign_review(
            request.actor, review_id, form.text("findings"), now=timezone.now()
        ),
    )


def _reviews(request: OfficeRequest) -> bool:
    return bool(request.actor.rooms_granting(Deed.REVIEW_LOG))


def _must_review(request: OfficeRequest) -> None:
    if not _reviews(request):
        raise NotPermitted(_("Reviews of the log are for data protection officers."))
