"""Addresses under /steering/reports/."""

from django.urls import path

from samsyn.office.steering_reports import views

app_name = "steering_reports"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("measures/", views.measures, name="measures"),
    path("new/", views.draft_new, name="draft_new"),
    path("drafts/<uuid:draft_id>/", views.draft, name="draft"),
    path("drafts/<uuid:draft_id>/edit/", views.draft_edit, name="draft_edit"),
    path("drafts/<uuid:draft_id>/give/", views.give, name="give"),
    path(
        "drafts/<uuid:draft_id>/rows/<slug:measure>/<slug:span>/",
        views.draft_rows,
        name="draft_rows",
    ),
    path("<uuid:report_id>/", views.report, name="report"),
    path(
        "<uuid:report_id>/rows/<slug:measure>/<slug:span>/",
        views.report_rows,
        name="rows",
    ),
    path("<uuid:report_id>/<slug:kind>/", views.file, name="file"),
]
