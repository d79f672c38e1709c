"""Registers the app with Django."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "samsyn.office.retention"
    label = "retention"
    default_auto_field = "django.db.models.AutoField"
