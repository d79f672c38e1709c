"""Registers the app with Django."""

from django.apps import AppConfig


class ProblemAnalysisConfig(AppConfig):
    name = "samsyn.office.problem_analysis"
    label = "problem_analysis"
    default_auto_field = "django.db.models.AutoField"
