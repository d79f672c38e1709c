"""Registers the app with Django."""

from django.apps import AppConfig


class SteeringReportsConfig(AppConfig):
    name = "samsyn.office.steering_reports"
    label = "steering_reports"
    default_auto_field = "django.db.models.AutoField"
