"""Registers the app with Django."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "samsyn.office.oversight"
    label = "oversight"
    default_auto_field = "django.db.models.AutoField"
