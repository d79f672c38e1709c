"""Addresses of the app."""

from django.urls import path

from samsyn.office.rights import views

app_name = "rights"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("new/", views.register, name="register"),
    path("<uuid:request_id>/", views.request_page, name="request"),
    path("<uuid:request_id>/find/", views.find, name="find"),
    path("<uuid:request_id>/gather/", views.gather, name="gather"),
    path("<uuid:request_id>/extend/", views.extend, name="extend"),
    path("<uuid:request_id>/answer/", views.answer, name="answer"),
    path("<uuid:request_id>/pack.pdf", views.pack_pdf, name="pack_pdf"),
    path("<uuid:request_id>/pack.json", views.pack_data, name="pack_data"),
    path("contest/<uuid:person_id>/", views.contest, name="contest"),
    path("contests/<uuid:contest_id>/", views.settle, name="settle"),
]
