"""Addresses of promises."""

from django.urls import path

from samsyn.office.promises import views

app_name = "promises"
urlpatterns = [path("", views.promise_list, name="list")]
