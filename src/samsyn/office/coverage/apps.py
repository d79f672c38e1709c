"""Registers the app with Django."""

from django.apps import AppConfig


class CoverageConfig(AppConfig):
    name = "samsyn.office.coverage"
    label = "coverage"
    default_auto_field = "django.db.models.AutoField"
