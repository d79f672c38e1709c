"""Pages on which a reader begins to follow a site's reports by e-mail, and stops.

No cookie and no session: a form cannot be known by a token in a cookie. The first form does
nothing but send a letter, and must come from our own page; the others are behind signed links,
and a look at a page (GET) changes nothing, since mail filters follow links.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from smtplib import SMTPException
from typing import Final

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office.followers import changes as followers
from samsyn.office.followers import links as signed
from samsyn.office.followers.links import Wish
from samsyn.office.progress import jobs, queries
from samsyn.office.progress.forms import FollowForm
from samsyn.office.progress.queries import SiteReports
from samsyn.office.progress.views.pages import language_of, links, shown

both = require_http_methods(["GET", "HEAD", "POST"])
APP: Final = "samsyn.office.progress"  # of limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A page that says something, and may have one button. `button` is '' where it has none."""

    title: str
    texts: Sequence[str]
    button: str = ""


@login_not_required
@csrf_exempt
@both
def follow(request: HttpRequest, key: str) -> HttpResponse:
    """Take an address, and send it the letter that asks whether it wants the reports.

    The answer is the same whether or not it follows already: nobody has looked.
    """
    reports = _reports(key)
    if not settings.ENVIRONMENT.sends_letters:
        raise Http404
    if request.method != "POST":
        return _form(request, reports, FollowForm(), HTTPStatus.OK)
    with translation.override(language_of(request)):
        if refused := _refused(request, reports):
            return refused
        form = FollowForm(request.POST)
        if not form.is_valid():
            return _form(request, reports, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    wish = Wish(key, form.text("address"), language_of(request))
    try:
        if _is_within(request, "letter", signed.mark_of(wish)):
            jobs.ask_reader(wish, brand=reports.brand)
    except (OSError, SMTPException):
        return _not_sent(request, reports)
    return redirect(links(language_of(request))("public:asked", key))


@login_not_required
@require_safe
def asked(request: HttpRequest, key: str) -> HttpResponse:
    """Say that a letter is on its way."""
    with translation.override(language_of(request)):
        said = Said(
            title=_("Look in your e-mail"),
            texts=(
                _("A letter is on its way to the address that you wrote."),
                _("Open the link in it within two days, and press the button there."),
                _(
                    "If no letter comes: look among unwanted mail, and see that the address is"
                    " right."
                ),
                *_of_the_demo(),
            ),
        )
    return _said(request, _reports(key), said)


@login_not_required
@csrf_exempt
@both
def confirm(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Show what the link in the letter asks for; its button lets the address follow."""
    reports, wish = _reports(key), signed.asked(token)
    with translation.override(language_of(request)):
        if wish is None or wish.site != key:
            return _too_old(request, reports)
        if request.method == "POST":
            followers.follow(reports.site_id, wish.address, wish.language, now=timezone.now())
            said = Said(
                title=_("You follow %(brand)s") % {"brand": reports.brand},
                texts=(
                    _("You get a letter when the next report comes."),
                    _("Each letter has a link with which you stop."),
                ),
            )
            return _said(request, reports, said)
        said = Said(
            title=_("Get the reports of %(brand)s by e-mail?") % {"brand": reports.brand},
            texts=(
                _("The letters go to the address to which this link was sent."),
                *_what_is_kept(),
            ),
            button=_("Yes, send me the reports"),
        )
    return _said(request, reports, said)


@login_not_required
@csrf_exempt
@both
def stop(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Show a button that ends the letters. A mail program may press it for its reader."""
    reports, follower = _reports(key), signed.stopped(token)
    with translation.override(language_of(request)):
        if follower is None:
            return _broken(request, reports)
        if request.method == "POST":
            followers.stop(follower)
            said = Said(
                title=_("You get no more letters"),
                texts=(_("Your address has been removed. Nothing of it is left here."),),
            )
            return _said(request, reports, said)
        said = Said(
            title=_("Stop the letters of %(brand)s?") % {"brand": reports.brand},
            texts=(_("Your address is then removed at once."),),
            button=_("Stop the letters"),
        )
    return _said(request, reports, said)


def is_from_own_page(request: HttpRequest) -> bool:
    """Say whether a browser says that a form stood on a page of ours.

    Every browser of today says it; who forges it has no other's browser to misuse.
    """
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _refused(request: HttpRequest, reports: SiteReports) -> HttpResponse | None:
    """Return the no to a form from elsewhere, or to who sends one form after another."""
    if not is_from_own_page(request):
        said = Said(
            title=_("The form did not come from this page"),
            texts=(_("Nothing was sent. Open the page anew, and write your address there."),),
        )
        return _said(request, reports, said, HTTPStatus.FORBIDDEN)
    if not _is_within(request, "form"):
        said = Said(
            title=_("Too many attempts"),
            texts=(_("Many addresses have been written from where you are. Wait an hour."),),
        )
        return _said(request, reports, said, HTTPStatus.TOO_MANY_REQUESTS)
    return None


def _not_sent(request: HttpRequest, reports: SiteReports) -> HttpResponse:
    with translation.override(language_of(request)):
        said = Said(
            title=_("The letter could not be sent"),
            texts=(_("Nothing has been saved. Try again in a while."),),
        )
    return _said(request, reports, said, HTTPStatus.SERVICE_UNAVAILABLE)


def _too_old(request: HttpRequest, reports: SiteReports) -> HttpResponse:
    said = Said(
        title=_("The link no longer holds"),
        texts=(
            _("It holds for two days, and only whole: copy all of it from the letter."),
            _("Else ask for a new letter. Nothing has been saved."),
        ),
    )
    return _said(request, reports, said, HTTPStatus.GONE)


def _broken(request: HttpRequest, reports: SiteReports) -> HttpResponse:
    said = Said(
        title=_("The link is not whole"),
        texts=(_("Copy all of it from the letter, and open it again."),),
    )
    return _said(request, reports, said, HTTPStatus.GONE)


def _form(
    request: HttpRequest, reports: SiteReports, form: FollowForm, status: HTTPStatus
) -> HttpResponse:
    with translation.override(language_of(request)):
        context = {"reports": reports, "form": form, "kept": _what_is_kept()}
    return shown(request, "progress/public/follow.html", context, status)


def _said(
    request: HttpRequest, reports: SiteReports, said: Said, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {"reports": reports, "said": said}
    return shown(request, "progress/public/said.html", context, status)


def _what_is_kept() -> tuple[str, ...]:
    return (
        _("We save the address, the language and the day, and use them for the letters alone."),
        _("Nobody who works with the strategy can read the address."),
        _("Each letter has a link with which you stop. The address is then removed at once."),
    )


def _of_the_demo() -> tuple[str, ...]:
    if settings.ENVIRONMENT.mail_host:
        return ()
    return (_("No letter leaves the demo: it is a file in the folder “letters” of its data."),)


def _reports(key: str) -> SiteReports:
    reports = queries.site_reports(key)
    if reports is None:
        raise Http404
    return reports


def _is_within(request: HttpRequest, action: str, key: str | None = None) -> bool:
    config = settings.FOLLOWER_RATE_LIMITS
    return bool(ratelimit.consume(request, app=APP, action=action, config=config, key=key))
