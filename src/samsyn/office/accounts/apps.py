"""Registers the app with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samsyn.office.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.AutoField"
