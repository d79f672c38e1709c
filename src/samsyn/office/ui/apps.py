"""Registers the look with Django, so that its templates, styles and catalogue are found."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Page frame and components; holds no tables."""

    name = "samsyn.office.ui"
    label = "ui"
