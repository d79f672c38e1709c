"""Registers the app with Django."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "samsyn.office.planning"
    label = "planning"
    default_auto_field = "django.db.models.AutoField"
