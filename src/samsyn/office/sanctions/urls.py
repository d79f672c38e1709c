"""Addresses of consequences: the place, triggers, rounds, measures and the lever catalogue."""

from django.urls import path

from samsyn.office.sanctions import views

app_name = "sanctions"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("kept/", views.kept, name="kept"),
    path("kept/<uuid:promise_id>/", views.keep, name="keep"),
    path("levers/", views.levers, name="levers"),
    path("measures/", views.our_measures, name="measures"),
    path("triggers/new/", views.trigger_new, name="trigger_new"),
    path("triggers/<uuid:trigger_id>/", views.trigger, name="trigger"),
    path("triggers/<uuid:trigger_id>/memo/", views.memo, name="memo"),
    path("triggers/<uuid:trigger_id>/decide/", views.decide, name="decide"),
    path("triggers/<uuid:trigger_id>/round/", views.round_new, name="round_new"),
    path("rounds/<uuid:round_id>/", views.round_, name="round"),
    path("rounds/<uuid:round_id>/edit/", views.round_edit, name="round_edit"),
    path("rounds/<uuid:round_id>/start/", views.start, name="start"),
    path("rounds/<uuid:round_id>/go-on/", views.go_on, name="go_on"),
    path("rounds/<uuid:round_id>/end/", views.end, name="end"),
    path("rounds/<uuid:round_id>/measures/new/", views.measure_new, name="measure_new"),
    path("rounds/<uuid:round_id>/report/", views.report, name="report"),
    path("rounds/<uuid:round_id>/lessons/", views.lessons, name="lessons"),
    path("measures/<uuid:measure_id>/", views.measure, name="measure"),
    path("measures/<uuid:measure_id>/withdraw/", views.withdraw, name="withdraw"),
    path("measures/<uuid:measure_id>/<str:step>/", views.step, name="step"),
]
