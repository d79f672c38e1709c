"""Registers the app with Django."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "samsyn.office.calendar"
    label = "calendar"
    default_auto_field = "django.db.models.AutoField"
