"""Addresses of organisations."""

from django.urls import path

from samsyn.office.community import views

app_name = "community"
urlpatterns = [
    path("", views.organisation_list, name="list"),
    path("new/", views.organisation_new, name="organisation_new"),
]
