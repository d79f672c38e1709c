"""Registers the app with Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "samsyn.office.api"
    label = "api"
    default_auto_field = "django.db.models.AutoField"
