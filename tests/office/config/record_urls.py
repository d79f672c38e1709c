"""The office's addresses and one page more: a record that some see and others do not."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from samsyn.office import access
from samsyn.office.access import Deed
from samsyn.office.config import urls
from samsyn.office.people.models import Person

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    access.get_visible(request.actor, Person.objects, pk=person_id)
    return HttpResponse("seen")


def restrict(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = access.get_visible(request.actor, Person.objects, pk=person_id)
    access.require(request.actor, Deed.RESTRICT_RECORD, about=found)
    return HttpResponse("restricted")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a value that must not reach the page")


pages = [
    path("record/<uuid:person_id>/", person, name="person"),
    path("record/<uuid:person_id>/restrict/", restrict, name="restrict"),
    path("broken/", broken, name="broken"),
]
urlpatterns = [path("", include((pages, "record"))), *urls.urlpatterns]
