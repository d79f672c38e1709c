"""Registers the app with Django."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "samsyn.office.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.AutoField"
