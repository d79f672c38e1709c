"""Addresses of the app."""

from django.urls import path

from samsyn.office.retention import views

app_name = "retention"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("receipts/", views.receipts, name="receipts"),
    path("rooms/<slug:room_key>/prepare/<int:rule_id>/", views.prepare, name="prepare"),
    path("batches/<uuid:batch_id>/", views.batch, name="batch"),
    path("batches/<uuid:batch_id>/send-back/", views.send_back, name="send_back"),
    path("removals/<uuid:removal_id>/show/", views.show, name="show"),
    path("removals/<uuid:removal_id>/hold/", views.hold, name="hold"),
    path("hold/<str:kind>/<uuid:record_id>/", views.hold_record, name="hold_record"),
    path("holds/<uuid:hold_id>/lift/", views.lift, name="lift"),
    path("remove/<str:kind>/<uuid:record_id>/", views.remove, name="remove"),
]
