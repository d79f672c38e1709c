"""Registers the app with Django."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "samsyn.office.progress"
    label = "progress"
    default_auto_field = "django.db.models.AutoField"
