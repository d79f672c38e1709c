"""Registers the group's page, so that its templates and catalogue are found."""

from django.apps import AppConfig


class GroupPagesConfig(AppConfig):
    """The page of one group; holds no tables."""

    name = "samsyn.office.group_pages"
    label = "group_pages"
