"""Registers the app with Django, and lets contested records leave every list."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "samsyn.office.rights"
    label = "rights"
    default_auto_field = "django.db.models.AutoField"

    def ready(self) -> None:
        """Let a record that is contested as a whole leave lists and selections."""
        from samsyn.office import access  # noqa: PLC0415  models are ready now
        from samsyn.office.groups.models import Membership  # noqa: PLC0415  as above
        from samsyn.office.people.models import Person  # noqa: PLC0415  as above
        from samsyn.office.rights.queries.contested import (  # noqa: PLC0415  as above
            memberships_contested,
            people_contested,
        )

        access.register_lapsed(Person, people_contested)
        access.register_lapsed(Membership, memberships_contested)
