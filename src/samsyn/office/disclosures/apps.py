"""Registers the app with Django."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "samsyn.office.disclosures"
    label = "disclosures"
    default_auto_field = "django.db.models.AutoField"
