"""Addresses under /people/; the page of one person is in `dossiers`."""

from django.urls import path

from samsyn.office.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="list"),
    path("new/", views.record, name="record"),
    path("same/", views.matches, name="matches"),
    path("<uuid:person_id>/edit/", views.edit, name="edit"),
    path("<uuid:person_id>/names/new/", views.add_name, name="add_name"),
    path("names/<uuid:name_id>/withdraw/", views.withdraw_name, name="withdraw_name"),
    path("<uuid:person_id>/numbers/new/", views.add_number, name="add_number"),
    path("<uuid:person_id>/ties/new/", views.add_tie, name="add_tie"),
    path("<uuid:person_id>/link/", views.link, name="link"),
    path("links/<uuid:link_id>/undo/", views.undo_link, name="undo_link"),
    path("<uuid:person_id>/restrict/", views.restrict, name="restrict"),
    path("<uuid:person_id>/lift/", views.lift, name="lift"),
]
