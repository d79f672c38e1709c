"""Addresses of the app."""

from django.urls import URLPattern

app_name = "situation"
urlpatterns: list[URLPattern] = []
