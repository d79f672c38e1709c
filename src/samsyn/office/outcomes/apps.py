"""Registers the app with Django."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "samsyn.office.outcomes"
    label = "outcomes"
    default_auto_field = "django.db.models.AutoField"
