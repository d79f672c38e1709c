"""Addresses of the app."""

from django.urls import path

from samsyn.office.incidents import views

app_name = "incidents"
urlpatterns = [
    path("", views.incidents, name="list"),
    path("new/", views.record, name="record"),
    path("<uuid:incident_id>/", views.incident, name="incident"),
    path("<uuid:incident_id>/edit/", views.edit, name="edit"),
    path("<uuid:incident_id>/review/", views.review, name="review"),
    path("<uuid:incident_id>/link/", views.link, name="link"),
    path("links/<uuid:link_id>/undo/", views.undo_link, name="undo_link"),
    path("<uuid:incident_id>/withdraw/", views.withdraw, name="withdraw"),
]
