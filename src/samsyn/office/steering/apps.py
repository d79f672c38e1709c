"""Registers the app with Django."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "samsyn.office.steering"
    label = "steering"
    default_auto_field = "django.db.models.AutoField"
