"""Every address of the office, app by app."""

from django.urls import include, path

from samsyn.office.api import urls as api
from samsyn.office.dossiers import urls as dossiers
from samsyn.office.group_pages import urls as group_pages
from samsyn.office.groups import urls as groups
from samsyn.office.people import urls as people

urlpatterns = [
    path("", include("samsyn.office.situation.urls")),
    path("", include("samsyn.office.sign_in.urls")),
    path("", include("samsyn.office.config.sign_in_urls")),
    path("", include("samsyn.office.search.urls")),
    path("incidents/", include("samsyn.office.incidents.urls")),
    path("responses/", include("samsyn.office.aftermath.urls")),
    # One set of names: the page of a group or person shows incidents too, in a higher app.
    path("groups/", include(([*groups.urlpatterns, *group_pages.urlpatterns], groups.app_name))),
    path("people/", include(([*people.urlpatterns, *dossiers.urlpatterns], people.app_name))),
    path("call-ins/", include("samsyn.office.call_ins.urls")),
    path("call-ins/", include("samsyn.office.planning.urls")),
    path("promises/", include("samsyn.office.promises.urls")),
    path("community/", include("samsyn.office.community.urls")),
    path("coverage/", include("samsyn.office.coverage.urls")),
    path("steering/", include("samsyn.office.steering.urls")),
    path("steering/reports/", include("samsyn.office.steering_reports.urls")),
    path("steering/report-pack/", include("samsyn.office.report_packs.urls")),
    path("follow-up/", include("samsyn.office.outcomes.urls")),
    path("national/", include("samsyn.office.national.urls")),
    path("reports/", include("samsyn.office.progress.urls.office")),
    path("progress/", include("samsyn.office.progress.urls.public")),
    path("problem-analysis/", include("samsyn.office.problem_analysis.urls")),
    path("reviews/", include("samsyn.office.reviews.urls")),
    path("calendar/", include("samsyn.office.calendar.urls")),
    path("talks/", include("samsyn.office.notifications.urls")),
    path("support/", include("samsyn.office.support.urls")),
    path("consequences/", include("samsyn.office.sanctions.urls")),
    path("messages/", include("samsyn.office.messages.urls")),
    path("networks/", include("samsyn.office.networks.urls")),
    path("patterns/", include("samsyn.office.patterns.urls")),
    path("cards/", include("samsyn.office.contact_cards.urls")),
    path("disclosures/", include("samsyn.office.disclosures.urls")),
    path("imports/", include("samsyn.office.imports.urls")),
    path("oversight/", include("samsyn.office.oversight.urls")),
    path("retention/", include("samsyn.office.retention.urls")),
    path("children/", include("samsyn.office.children.urls")),
    path("rights/", include("samsyn.office.rights.urls")),
    path("tokens/", include("samsyn.office.api.urls")),
    path("api/v1/", include((api.addresses(), "api_v1"))),
]

handler400 = "samsyn.office.config.errors.bad_request"
handler403 = "samsyn.office.config.errors.not_permitted"
handler404 = "samsyn.office.config.errors.not_found"
handler500 = "samsyn.office.config.errors.fault"
handler429 = "samsyn.office.config.errors.too_many"  # asked for by the sign-in library
