"""Registers the app with Django."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "samsyn.office.releases"
    label = "releases"
    default_auto_field = "django.db.models.AutoField"
