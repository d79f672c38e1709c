"""Every address of the office, app by app."""

from django.urls import include, path

urlpatterns = [
    path("", include("samsyn.office.situation.urls")),
    path("", include("samsyn.office.sign_in.urls")),
    path("", include("samsyn.office.config.sign_in_urls")),
    path("", include("samsyn.office.search.urls")),
    path("incidents/", include("samsyn.office.incidents.urls")),
    path("groups/", include("samsyn.office.groups.urls")),
    path("people/", include("samsyn.office.people.urls")),
    path("networks/", include("samsyn.office.networks.urls")),
    path("disclosures/", include("samsyn.office.disclosures.urls")),
    path("imports/", include("samsyn.office.imports.urls")),
    path("oversight/", include("samsyn.office.oversight.urls")),
]

handler400 = "samsyn.office.config.errors.bad_request"
handler403 = "samsyn.office.config.errors.not_permitted"
handler404 = "samsyn.office.config.errors.not_found"
handler500 = "samsyn.office.config.errors.fault"
