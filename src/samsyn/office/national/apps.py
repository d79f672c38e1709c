"""Registers the app with Django, and takes in returns from other installations."""

from django.apps import AppConfig


class NationalConfig(AppConfig):
    name = "samsyn.office.national"
    label = "national"
    default_auto_field = "django.db.models.AutoField"
