"""Addresses of the calendar. The feed's is the one that is fetched without signing in."""

from django.urls import path

from samsyn.office.calendar import views

app_name = "calendar"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("feed/", views.open_feed, name="open_feed"),
    path("feed/close/", views.close_feed, name="close_feed"),
    path("feed/<str:secret>.ics", views.feed, name="feed"),
    path("reminders/", views.reminders, name="reminders"),
]
