"""Registers the app with Django."""

from django.apps import AppConfig


class ReportPacksConfig(AppConfig):
    name = "samsyn.office.report_packs"
    label = "report_packs"
    default_auto_field = "django.db.models.AutoField"
