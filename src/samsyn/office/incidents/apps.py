"""Registers the app with Django."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "samsyn.office.incidents"
    label = "incidents"
    default_auto_field = "django.db.models.AutoField"
