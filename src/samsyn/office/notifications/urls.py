"""Addresses under /talks/."""

from django.urls import path

from samsyn.office.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.talks, name="list"),
    path("mine/", views.mine, name="mine"),
    path("new/", views.propose, name="propose"),
    path("<uuid:talk_id>/", views.talk, name="talk"),
    path("<uuid:talk_id>/check/", views.check, name="check"),
    path("<uuid:talk_id>/team/", views.team, name="team"),
    path("<uuid:talk_id>/again/", views.again, name="again"),
    path("<uuid:talk_id>/close/", views.close, name="close"),
    path("<uuid:talk_id>/promises/<uuid:attempt_id>/", views.promise, name="promise"),
    path("briefs/<uuid:brief_id>/", views.brief, name="brief"),
    path("briefs/<uuid:brief_id>/print/", views.print_brief, name="print_brief"),
    path("briefs/<uuid:brief_id>/letter/", views.print_letter, name="print_letter"),
    path("<uuid:brief_id>/log/", views.log, name="log"),
    path("device-key/", views.device_key, name="device_key"),
    path("offline/", views.offline, name="offline"),
    path("worker.js", views.worker, name="worker"),
]
