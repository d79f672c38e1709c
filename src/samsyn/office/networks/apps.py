"""Registers the app with Django."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "samsyn.office.networks"
    label = "networks"
    default_auto_field = "django.db.models.AutoField"
