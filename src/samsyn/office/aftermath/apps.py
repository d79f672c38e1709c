"""Registers the app with Django."""

from django.apps import AppConfig


class AftermathConfig(AppConfig):
    name = "samsyn.office.aftermath"
    label = "aftermath"
    default_auto_field = "django.db.models.AutoField"
