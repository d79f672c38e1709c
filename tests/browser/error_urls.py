"""The office's addresses, and one for each page that says that something cannot be shown."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from samsyn.office.config import errors, urls

PAGES = {
    400: errors.bad_request,
    403: errors.not_permitted,
    404: errors.not_found,
    429: errors.too_many,
    500: errors.fault,
}


@login_not_required
def error(request: HttpRequest, status: int) -> HttpResponse:
    return PAGES[status](request)


urlpatterns = [path("error/<int:status>/", error), *urls.urlpatterns]
handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler500, handler429 = urls.handler500, urls.handler429
