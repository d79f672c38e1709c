"""Registers the app with Django."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "samsyn.office.config"
    label = "config"
    default_auto_field = "django.db.models.AutoField"
