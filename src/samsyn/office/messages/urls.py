"""Addresses of the message library."""

from django.urls import path

from samsyn.office.messages import views

app_name = "messages"
urlpatterns = [
    path("", views.text_list, name="list"),
    path("new/", views.record, name="record"),
    path("languages/", views.add_language, name="add_language"),
    path("<uuid:text_id>/", views.text, name="text"),
    path("<uuid:text_id>/write/", views.draft, name="draft"),
    path("versions/<uuid:version_id>/", views.version, name="version"),
    path("versions/<uuid:version_id>/edit/", views.edit, name="edit"),
    path("versions/<uuid:version_id>/preview/", views.preview, name="preview"),
    path("versions/<uuid:version_id>/compare/", views.compare, name="compare"),
    path("versions/<uuid:version_id>/<slug:step>/", views.step, name="step"),
]
