"""Registers the app with Django, and says which exports wait for a decision."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    name = "samsyn.office.exports"
    label = "exports"
    default_auto_field = "django.db.models.AutoField"

    def ready(self) -> None:
        """Let the calendar and the first page know of exports that wait for a decision."""
        from samsyn.office import access  # noqa: PLC0415  models are ready now
        from samsyn.office.exports.queries.duties import (  # noqa: PLC0415  as above
            decision_duties,
            no_decisions_of_site,
        )

        access.register_duties(decision_duties, no_decisions_of_site)
