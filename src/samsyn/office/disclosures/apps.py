"""Registers the app with Django, and says which copies are over to whoever lists them."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "samsyn.office.disclosures"
    label = "disclosures"
    default_auto_field = "django.db.models.AutoField"

    def ready(self) -> None:
        """Let what is over leave every list, and explanations say what brought a record."""
        from samsyn.office import access  # noqa: PLC0415  models are ready now
        from samsyn.office.access.bringing import register_bringing  # noqa: PLC0415  as above
        from samsyn.office.disclosures.queries.bringing import brought  # noqa: PLC0415  as above
        from samsyn.office.disclosures.queries.lapsed import (  # noqa: PLC0415  as above
            groups_over,
            memberships_over,
            people_over,
        )
        from samsyn.office.groups.models import Group, Membership  # noqa: PLC0415  as above
        from samsyn.office.people.models import Person  # noqa: PLC0415  as above

        register_bringing(brought)
        access.register_lapsed(Person, people_over)
        access.register_lapsed(Group, groups_over)
        access.register_lapsed(Membership, memberships_over)
