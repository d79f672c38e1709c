"""Registers the app with Django."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "samsyn.office.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.AutoField"
