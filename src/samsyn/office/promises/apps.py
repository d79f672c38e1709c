"""Registers the app with Django."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "samsyn.office.promises"
    label = "promises"
    default_auto_field = "django.db.models.AutoField"
