"""Registers the app with Django."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "samsyn.office.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.AutoField"
