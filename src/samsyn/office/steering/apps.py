"""Registers the app with Django, and says to whoever gives the message whether they may."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "samsyn.office.steering"
    label = "steering"
    default_auto_field = "django.db.models.AutoField"

    def ready(self) -> None:
        """Let the start-up stand in the way of messages."""
        from samsyn.office.messages.queries import (  # noqa: PLC0415  models are ready now
            register_clearance,
        )
        from samsyn.office.steering.queries.clearance import (  # noqa: PLC0415  as above
            clearance,
        )

        register_clearance("steering", clearance)
