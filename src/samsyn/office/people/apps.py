"""Registers the app with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "samsyn.office.people"
    label = "people"
    default_auto_field = "django.db.models.AutoField"
