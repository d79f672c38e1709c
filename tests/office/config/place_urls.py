"""The office's addresses, and stand-ins for those places whose apps have none."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from samsyn.office.config import urls


def page(request: HttpRequest) -> HttpResponse:
    del request
    return HttpResponse()


PLACES = {
    "situation": "overview",
    "incidents": "list record",
    "groups": "list record",
    "people": "record",
    "imports": "batches",
    "search": "results",
}
urlpatterns = [
    *(
        path(
            f"stand-in/{app}/",
            include(([path(f"{name}/", page, name=name) for name in names.split()], app)),
        )
        for app, names in PLACES.items()
    ),
    *urls.urlpatterns,
]
