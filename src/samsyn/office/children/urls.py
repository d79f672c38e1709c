"""Addresses of the app."""

from django.urls import path

from samsyn.office.children import views

app_name = "children"
urlpatterns = [path("<uuid:person_id>/", views.assess, name="assess")]
