"""Registers the app with Django."""

from django.apps import AppConfig


class ChildrenConfig(AppConfig):
    name = "samsyn.office.children"
    label = "children"
    default_auto_field = "django.db.models.AutoField"
