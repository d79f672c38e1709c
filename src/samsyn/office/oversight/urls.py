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
    path("why/<str:kind>/<uuid:record_id>/", views.explain, name="explain"),
]
