"""Addresses under /problem-analysis/."""

from django.urls import path

from samsyn.office.problem_analysis import views

app_name = "problem_analysis"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("new/", views.begin, name="begin"),
    path("<uuid:report_id>/", views.report, name="report"),
    path("<uuid:report_id>/file.<slug:kind>", views.file, name="file"),
    path("<uuid:report_id>/text/<slug:section>/", views.passage, name="passage"),
    path("<uuid:report_id>/review/", views.review, name="review"),
    path("<uuid:report_id>/freeze/", views.freeze, name="freeze"),
    path("<uuid:report_id>/tell/", views.tell, name="tell"),
    path("<uuid:report_id>/outside/", views.outside, name="outside"),
    path("<uuid:report_id>/outside.<slug:kind>", views.outside_file, name="outside_file"),
]
