"""Addresses of the planner of one call-in; they stand under those of the call-in."""

from django.urls import path

from samsyn.office.planning import views

app_name = "planning"
urlpatterns = [
    path("<uuid:call_in_id>/reach/", views.reach, name="reach"),
    path("<uuid:call_in_id>/reach/accept/", views.accept, name="accept"),
]
