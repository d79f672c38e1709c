"""Addresses under /reviews/."""

from django.urls import path

from samsyn.office.reviews import views

app_name = "reviews"
urlpatterns = [
    path("", views.review_list, name="list"),
    path("open/", views.open_week, name="open"),
    path("<uuid:review_id>/", views.review, name="review"),
    path("<uuid:review_id>/meeting/", views.meeting, name="meeting"),
    path("<uuid:review_id>/partners/", views.partners, name="partners"),
    path("<uuid:review_id>/minutes/", views.minutes, name="minutes"),
    path("<uuid:review_id>/refresh/", views.refresh, name="refresh"),
    path("<uuid:review_id>/incidents/<uuid:incident_id>/", views.mark, name="mark"),
    path("<uuid:review_id>/decisions/", views.decide, name="decide"),
    path("<uuid:review_id>/present/", views.present, name="present"),
    path("<uuid:review_id>/dissent/", views.dissent, name="dissent"),
    path("<uuid:review_id>/sign/", views.sign, name="sign"),
    path("<uuid:review_id>/approve/", views.approve, name="approve"),
    path("decisions/<uuid:decision_id>/edit/", views.decision_edit, name="decision_edit"),
    path("decisions/<uuid:decision_id>/task/", views.task_make, name="task_make"),
    path("decisions/<uuid:decision_id>/strike/", views.decision_strike, name="decision_strike"),
    path("dissents/<uuid:dissent_id>/edit/", views.dissent_edit, name="dissent_edit"),
    path("dissents/<uuid:dissent_id>/strike/", views.dissent_strike, name="dissent_strike"),
    path("tasks/<uuid:task_id>/", views.task, name="task"),
    path("tasks/<uuid:task_id>/done/", views.task_done, name="task_done"),
]
