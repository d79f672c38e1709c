"""Registers the app with Django."""

from django.apps import AppConfig


class CallInsConfig(AppConfig):
    name = "samsyn.office.call_ins"
    label = "call_ins"
    default_auto_field = "django.db.models.AutoField"
