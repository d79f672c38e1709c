"""Registers the app with Django."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "samsyn.office.community"
    label = "community"
    default_auto_field = "django.db.models.AutoField"
