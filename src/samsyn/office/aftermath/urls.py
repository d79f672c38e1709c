"""Addresses of answers to incidents; the identifier is the incident's."""

from django.urls import path

from samsyn.office.aftermath import views

app_name = "aftermath"
urlpatterns = [
    path("", views.response_list, name="list"),
    path("<uuid:incident_id>/", views.response, name="response"),
    path("<uuid:incident_id>/begin/", views.begin, name="begin"),
    path("<uuid:incident_id>/steps/<str:step>/<str:kind>/", views.note, name="note"),
    path(
        "<uuid:incident_id>/disputes/<uuid:first_id>/<uuid:second_id>/", views.check, name="check"
    ),
    path("<uuid:incident_id>/risk/", views.risk, name="risk"),
    path("<uuid:incident_id>/talks/", views.talk, name="talk"),
    path("<uuid:incident_id>/tasks/new/", views.task, name="task"),
    path("<uuid:incident_id>/end/", views.end, name="end"),
    path("tasks/<uuid:task_id>/done/", views.task_done, name="task_done"),
]
