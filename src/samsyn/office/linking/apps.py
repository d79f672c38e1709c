"""Registers the app with Django."""

from django.apps import AppConfig


class LinkingConfig(AppConfig):
    name = "samsyn.office.linking"
    label = "linking"
    default_auto_field = "django.db.models.AutoField"
