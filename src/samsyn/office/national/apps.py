"""Registers the app with Django, and takes in returns from other installations."""

from django.apps import AppConfig


class NationalConfig(AppConfig):
    name = "samsyn.office.national"
    label = "national"
    default_auto_field = "django.db.models.AutoField"

    def ready(self) -> None:
        """Let the national room take in returns that other installations send."""
        from samsyn.office.disclosures.changes.taking_in import (  # noqa: PLC0415  models are ready
            register_national,
        )
        from samsyn.office.national.changes.arriving import take_return  # noqa: PLC0415  as above
        from samsyn.office.national.changes.sending import RETURN  # noqa: PLC0415  as above

        register_national(RETURN, take_return)
