"""Registers the app with Django."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "samsyn.office.imports"
    label = "imports"
    default_auto_field = "django.db.models.AutoField"
