"""Registers the app with Django."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "samsyn.office.messages"
    label = "message_library"  # Django's own notices have taken the other
    default_auto_field = "django.db.models.AutoField"
