"""Cookies of ours: for this very host, never for scripts, and over HTTPS only in real use.

The session's and the form protection's are Django's, named alike in the settings.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def kept(request: HttpRequest, name: str) -> str:
    """Return what the browser keeps under this name, or an empty text."""
    return request.COOKIES.get(_full(name), "")


def keep(response: HttpResponse, name: str, value: str, *, seconds: int) -> None:
    """Let the browser keep a value for so long."""
    response.set_cookie(
        _full(name),
        value,
        max_age=seconds,
        secure=settings.ENVIRONMENT.is_secure,
        httponly=True,
        samesite="Strict",
    )


def forget(response: HttpResponse, name: str) -> None:
    """Let the browser forget what it keeps under this name."""
    response.delete_cookie(_full(name), samesite="Strict")


def _full(name: str) -> str:
    """Return the name over HTTPS: browsers take `__Host-` from the host itself only."""
    return f"__Host-{name}" if settings.ENVIRONMENT.is_secure else name
