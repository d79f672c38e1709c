"""Addresses of the app."""

from django.urls import path

from samsyn.office.disclosures import views

app_name = "disclosures"
urlpatterns = [
    path("", views.ledger, name="ledger"),
    path("new/<str:kind>/<uuid:record_id>/", views.disclose, name="disclose"),
    path("<uuid:disclosure_id>/", views.disclosure, name="disclosure"),
]
