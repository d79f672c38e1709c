"""Addresses under /steering/report-pack/."""

from django.urls import path

from samsyn.office.report_packs import views

app_name = "report_packs"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("take-out/", views.take_out, name="take_out"),
]
