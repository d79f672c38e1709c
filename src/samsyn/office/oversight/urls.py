"""Addresses of the app."""

from django.urls import path

from samsyn.office.oversight import views

app_name = "oversight"
urlpatterns = [
    path("", views.log, name="log"),
    path("people/<uuid:person_id>/", views.readings, name="readings"),
    path("why/<str:kind>/<uuid:record_id>/", views.explain, name="explain"),
]
