"""Addresses of the app."""

from django.urls import path

from samsyn.office.situation import views

app_name = "situation"
urlpatterns = [path("", views.overview, name="overview")]
