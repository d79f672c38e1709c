"""What public pages share: the language that an address asks for, and how a page is shown."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from samsyn.office.progress import queries, wording

LANGUAGES: Final = {"sv": "Svenska", "en": "English"}
Link = Callable[..., str]


def shown(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = HTTPStatus.OK
) -> HttpResponse:
    """Render a public page in the language that its address asks for."""
    language = language_of(request)
    with translation.override(language):
        page = {
            "spoken": language,
            "link": links(language),
            "languages": [(code, name, _in(request, code)) for code, name in LANGUAGES.items()],
            "period": wording.period,
            **context,
        }
        response = render(request, template, page, status=status)
    response.headers["Content-Language"] = language
    return response


def withdrawn(request: HttpRequest, key: str, number: int, revision: int | None) -> HttpResponse:
    """Show the line that a withdrawn report left; raises `Http404` where there is none."""
    gone = queries.withdrawn(key, number, revision)
    if gone is None:
        raise Http404
    context = {"line": gone, "reports": queries.site_reports(key)}
    return shown(request, "progress/public/withdrawn.html", context, HTTPStatus.GONE)


def language_of(request: HttpRequest) -> str:
    """Return the language that the address asks for; Swedish unless it says otherwise."""
    asked = request.GET.get("language", "")
    return asked if asked in LANGUAGES else "sv"


def links(language: str) -> Link:
    """Return how a page links to another in its own language."""

    def link(name: str, *args: Any) -> str:
        return reverse(name, args=args or None) + ("?language=en" if language == "en" else "")

    return link


def _in(request: HttpRequest, language: str) -> str:
    return f"{request.path}?language={language}"
