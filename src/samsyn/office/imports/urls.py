"""Addresses of the app."""

from django.urls import URLPattern, path

from samsyn.office.imports import views

app_name = "imports"
urlpatterns: list[URLPattern] = [
    path("", views.batches, name="batches"),
    path("<uuid:batch_id>/", views.batch, name="batch"),
    path("<uuid:batch_id>/columns/", views.columns, name="columns"),
    path("<uuid:batch_id>/take/", views.take, name="take"),
    path("<uuid:batch_id>/progress/", views.progress, name="progress"),
    path("<uuid:batch_id>/rejects/", views.rejects, name="rejects"),
    path("<uuid:batch_id>/undo/", views.undo, name="undo"),
    path("<uuid:batch_id>/discard/", views.discard, name="discard"),
]
