"""Addresses of the app."""

from django.urls import path

from samsyn.office.exports import views

app_name = "exports"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("new/", views.choose, name="choose"),
    path("new/<slug:kind>/", views.ask, name="ask"),
    path("<uuid:export_id>/", views.export, name="export"),
    path("<uuid:export_id>/decide/", views.decide, name="decide"),
    path("<uuid:export_id>/withdraw/", views.withdraw, name="withdraw"),
]
