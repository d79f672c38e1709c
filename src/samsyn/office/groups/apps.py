"""Registers the app with Django."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "samsyn.office.groups"
    label = "groups"
    default_auto_field = "django.db.models.AutoField"
