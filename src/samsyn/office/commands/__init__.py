"""The commands that need the office. Importing the package sets Django up, once."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.office.config.settings")
django.setup()
