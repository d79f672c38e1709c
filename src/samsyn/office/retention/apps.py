"""Registers the app with Django, and says of holds to the pages of records and the calendar."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "samsyn.office.retention"
    label = "retention"
    default_auto_field = "django.db.models.AutoField"

    def ready(self) -> None:
        """Let records say that a hold stands on them, and its owner look at it again."""
        from samsyn.office import access  # noqa: PLC0415  models are ready now
        from samsyn.office.access.holding import register_holds  # noqa: PLC0415  as above
        from samsyn.office.retention.queries.holds import (  # noqa: PLC0415  as above
            hold_duties,
            hold_shown,
            no_holds_of_site,
        )

        register_holds(hold_shown)
        access.register_duties(hold_duties, no_holds_of_site)
