"""Public pages. They read what was published and nothing else: no actor, no record, no cookie."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from samsyn.office.progress import feeds, pictures, queries, tables
from samsyn.office.progress.queries import Report
from samsyn.office.progress.rules import Draft
from samsyn.office.progress.views.files import downloads
from samsyn.office.progress.views.pages import language_of, links, shown, withdrawn


@login_not_required
@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    """List the sites that have published."""
    return shown(request, "progress/public/sites.html", {"sites": queries.sites()})


@login_not_required
@require_safe
def site(request: HttpRequest, key: str) -> HttpResponse:
    """Show a site's newest report, with the earlier ones listed."""
    reports = queries.site_reports(key)
    if reports is None:
        raise Http404
    newest = reports.newest
    found = queries.report(key, newest.number) if newest else None
    if found is None:
        return shown(request, "progress/public/none.html", {"reports": reports})
    return _report(request, found)


@login_not_required
@require_safe
def report(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show one report in its newest revision."""
    return _one(request, key, number, None)


@login_not_required
@require_safe
def revision(request: HttpRequest, key: str, number: int, revision: int) -> HttpResponse:
    """Show one report as it was first published, or as it was corrected."""
    return _one(request, key, number, revision)


@login_not_required
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Give a site's reports as an Atom feed."""
    reports = queries.site_reports(key)
    if reports is None:
        raise Http404
    language = language_of(request)
    with translation.override(language):
        return feeds.ReportFeed(reports, links(language), language)(request)


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the public pages are, and how to complain."""
    found = []
    for one in queries.sites():
        newest = queries.report(one.key, one.newest.number) if one.newest else None
        found.append((one, newest.snapshot.contacts if newest else ()))
    return shown(request, "progress/public/accessibility.html", {"sites": found})


def report_context(draft: Draft, language: str) -> dict[str, Any]:
    """Return what a report's page shows of a draft, in the active language."""
    violence = draft.violence
    return {
        "draft": draft,
        "said": tables.said(draft, language),
        "picture": pictures.years(violence) if violence else None,
        "years": pictures.table(violence.years) if violence else None,
        "stats": {one.section.value: one for one in draft.stats},
    }


def _one(request: HttpRequest, key: str, number: int, revision_: int | None) -> HttpResponse:
    found = queries.report(key, number, revision_)
    if found is not None:
        return _report(request, found)
    return withdrawn(request, key, number, revision_)


def _report(request: HttpRequest, found: Report) -> HttpResponse:
    language = language_of(request)
    with translation.override(language):
        context = report_context(found.snapshot.draft, language)
    context |= {
        "report": found,
        "snapshot": found.snapshot,
        "downloads": downloads(found),
        "reports": queries.site_reports(found.line.site),
    }
    return shown(request, "progress/public/report.html", context)
