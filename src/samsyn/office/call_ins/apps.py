"""Registers the app with Django, and tells the message library where its texts are used."""

from django.apps import AppConfig


class CallInsConfig(AppConfig):
    name = "samsyn.office.call_ins"
    label = "call_ins"
    default_auto_field = "django.db.models.AutoField"

    def ready(self) -> None:
        """Let the library say in which call-ins a text was used."""
        from samsyn.office.call_ins.queries.letters import (  # noqa: PLC0415  models are ready now
            uses_in_letters,
        )
        from samsyn.office.messages.queries import register_uses  # noqa: PLC0415  as above

        register_uses("call_ins", uses_in_letters)
