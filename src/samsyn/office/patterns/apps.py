"""Registers the app with Django."""

from django.apps import AppConfig


class PatternsConfig(AppConfig):
    name = "samsyn.office.patterns"
    label = "patterns"
    default_auto_field = "django.db.models.AutoField"
