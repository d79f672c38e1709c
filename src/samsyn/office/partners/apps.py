"""Registers the app with Django."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "samsyn.office.partners"
    label = "partners"
    default_auto_field = "django.db.models.AutoField"
