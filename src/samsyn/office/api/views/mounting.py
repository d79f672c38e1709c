"""The addresses of version 1. A token opens them, never a session."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from samsyn.office.api.views.description import openapi
from samsyn.office.api.views.resources import api


def addresses() -> list[URLPattern]:
    """Return the addresses of the API and of its description, without the library's own root."""
    patterns, _app, _space = api.urls
    kept = [one for one in patterns if isinstance(one, URLPattern) and one.name != "api-root"]
    for one in kept:
        one.callback = login_not_required(one.callback)
    return [*kept, path("openapi.json", openapi, name="openapi")]
