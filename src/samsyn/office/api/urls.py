"""Addresses of the pages, and of version 1 of the API, which a token opens."""

from django.urls import path

from samsyn.office.api import views
from samsyn.office.api.views import addresses

__all__ = ["addresses", "app_name", "urlpatterns"]

app_name = "api"
urlpatterns = [
    path("", views.tokens, name="tokens"),
    path("new/", views.make, name="make"),
    path("documentation/", views.documentation, name="documentation"),
    path("<uuid:token_id>/revoke/", views.revoke, name="revoke"),
]
