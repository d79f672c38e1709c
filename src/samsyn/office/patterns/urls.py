"""Addresses of the app."""

from django.urls import path

from samsyn.office.patterns import views

app_name = "patterns"
urlpatterns = [path("", views.place_and_time, name="place_and_time")]
