"""Registers the look with Django, so that its templates, styles and catalogue are found."""

from django.apps import AppConfig
from django.utils import translation

from samsyn.charts import words


class UiConfig(AppConfig):
    """Page frame and components; holds no tables."""

    name = "samsyn.office.ui"
    label = "ui"

    def ready(self) -> None:
        """Let pictures speak the language of the page they stand on."""
        words.ask(translation.get_language)
