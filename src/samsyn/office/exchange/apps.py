"""Registers the app with Django."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "samsyn.office.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
