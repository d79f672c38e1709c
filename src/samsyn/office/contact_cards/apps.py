"""Registers the app with Django."""

from django.apps import AppConfig


class ContactCardsConfig(AppConfig):
    name = "samsyn.office.contact_cards"
    label = "contact_cards"
    default_auto_field = "django.db.models.AutoField"
