"""Registers the app with Django."""

from django.apps import AppConfig


class SituationConfig(AppConfig):
    name = "samsyn.office.situation"
    label = "situation"
    default_auto_field = "django.db.models.AutoField"
