"""Addresses of the app."""

from django.urls import path

from samsyn.office.networks import views

app_name = "networks"
urlpatterns = [
    path("", views.picture, name="picture"),
    path("groups/", views.groups, name="groups"),
]
