"""Registers the app with Django, and listens to the sign-in library."""

from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "samsyn.office.sign_in"
    label = "sign_in"
    default_auto_field = "django.db.models.AutoField"

    def ready(self) -> None:
        from samsyn.office.sign_in import receivers  # noqa: PLC0415  needs the loaded apps

        receivers.connect()
