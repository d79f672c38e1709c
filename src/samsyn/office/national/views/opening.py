"""The open data: what they hold, under which licence, and the files themselves."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.office.national import feeds, queries
from samsyn.office.national.queries import ReturnShown
from samsyn.office.national.views.files import handed_out
from samsyn.office.ui.requests import OfficeRequest


@require_safe
def open_data(request: OfficeRequest) -> HttpResponse:
    """Tell what the open data hold, under which licence, and where they are fetched."""
    found = queries.newest_returns(request.actor)
    context = {
        "returns": found,
        "columns": [*feeds.COLUMNS, *feeds.CODES],
        "licence": (feeds.LICENCE, feeds.LICENCE_HREF),
        "files": [(name, feeds.digest(content)) for name, content in _files(found).items()],
    }
    return render(request, "national/open_data.html", context)


@require_safe
def data_file(request: OfficeRequest, name: str) -> HttpResponse:
    """Hand out one of the files."""
    files = _files(queries.newest_returns(request.actor))
    if name not in files:
        raise Http404
    kind = "application/json" if name == feeds.PACKAGE else "text/csv; charset=utf-8"
    return handed_out(files[name], name, kind)


def _files(found: tuple[ReturnShown, ...]) -> dict[str, bytes]:
    return {
        feeds.FIGURES: feeds.figures(found),
        feeds.DICTIONARY: feeds.dictionary(),
        feeds.PACKAGE: feeds.package(found),
    }
