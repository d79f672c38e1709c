"""Registers the app with Django."""

from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "samsyn.office.sign_in"
    label = "sign_in"
    default_auto_field = "django.db.models.AutoField"
