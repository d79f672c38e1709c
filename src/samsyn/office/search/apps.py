"""Registers the app with Django."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "samsyn.office.search"
    label = "search"
    default_auto_field = "django.db.models.AutoField"
