"""Addresses of the app."""

from django.urls import path

from samsyn.office.oversight import views

app_name = "oversight"
urlpatterns = [
    path("", views.log, name="log"),
    path("people/<uuid:person_id>/", views.readings, name="readings"),
    path("reviews/", views.reviews, name="reviews"),
    path("reviews/<uuid:review_id>/", views.review, name="review"),
    path("reviews/<uuid:review_id>/sign/", views.sign, name="sign"),
    path("reviews/lines/<uuid:line_id>/", views.line, name="line"),
    path("digests/", views.digests, name="digests"),
    path("digests/<uuid:digest_id>/", views.digest, name="digest"),
    path("digests/<uuid:digest_id>/read/", views.read_digest, name="read_digest"),
    path("emergencies/", views.emergencies, name="emergencies"),
    path("emergencies/open/", views.open_room, name="open_room"),
    path("emergencies/<uuid:emergency_id>/", views.emergency, name="emergency"),
    path("emergencies/<uuid:emergency_id>/end/", views.end_emergency, name="end_emergency"),
    path(
        "emergencies/<uuid:emergency_id>/review/", views.review_emergency, name="review_emergency"
    ),
    path("why/<str:kind>/<uuid:record_id>/", views.explain, name="explain"),
]
