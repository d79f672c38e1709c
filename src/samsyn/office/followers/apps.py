"""Registers the app with Django."""

from django.apps import AppConfig


class FollowersConfig(AppConfig):
    name = "samsyn.office.followers"
    label = "followers"
    default_auto_field = "django.db.models.AutoField"
