"""Registers the app with Django."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "samsyn.office.support"
    label = "support"
    default_auto_field = "django.db.models.AutoField"
