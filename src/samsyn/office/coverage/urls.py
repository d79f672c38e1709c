"""Addresses of coverage."""

from django.urls import path

from samsyn.office.coverage import views

app_name = "coverage"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("people/<uuid:person_id>/", views.person, name="person"),
    path("call-ins/<uuid:call_in_id>/absentees/", views.absentees, name="absentees"),
]
