"""Registers the app with Django, and says which reviews are due to whoever lists them."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "samsyn.office.oversight"
    label = "oversight"
    default_auto_field = "django.db.models.AutoField"

    def ready(self) -> None:
        """Let the calendar and steering know of reviews that are not signed."""
        from samsyn.office import access  # noqa: PLC0415  models are ready now
        from samsyn.office.oversight.queries.duties import (  # noqa: PLC0415  as above
            review_duties,
            reviews_of_site,
        )

        access.register_duties(review_duties, reviews_of_site)
