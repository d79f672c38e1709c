"""Registers the app with Django: contested records leave lists, and answers are due by a day."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "samsyn.office.rights"
    label = "rights"
    default_auto_field = "django.db.models.AutoField"

    def ready(self) -> None:
        """Let a record that is contested as a whole leave lists, and calendars show what is due."""
        from samsyn.office import access  # noqa: PLC0415  models are ready now
        from samsyn.office.groups.models import Membership  # noqa: PLC0415  as above
        from samsyn.office.people.models import Person  # noqa: PLC0415  as above
        from samsyn.office.rights.queries.contested import (  # noqa: PLC0415  as above
            memberships_contested,
            people_contested,
        )
        from samsyn.office.rights.queries.duties import (  # noqa: PLC0415  as above
            answer_duties,
            answers_of_site,
        )

        access.register_duties(answer_duties, answers_of_site)
        access.register_lapsed(Person, people_contested)
        access.register_lapsed(Membership, memberships_contested)
