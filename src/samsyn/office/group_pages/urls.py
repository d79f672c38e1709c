"""The address of a group's page; `config` joins it to the names of the app `groups`."""

from django.urls import path

from samsyn.office.group_pages import views

urlpatterns = [path("<uuid:group_id>/", views.group, name="group")]
