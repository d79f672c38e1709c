"""Registers the app with Django."""

from django.apps import AppConfig


class SanctionsConfig(AppConfig):
    name = "samsyn.office.sanctions"
    label = "sanctions"
    default_auto_field = "django.db.models.AutoField"
