"""Addresses under /national/."""

app_name = "national"
urlpatterns: list = []
