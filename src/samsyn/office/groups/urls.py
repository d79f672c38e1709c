"""Addresses of the app. `config` adds the group's own page, which shows incidents too."""

from django.urls import path

from samsyn.office.groups import views

app_name = "groups"
urlpatterns = [
    path("", views.group_list, name="list"),
    path("new/", views.record, name="record"),
    path("<uuid:group_id>/edit/", views.edit, name="edit"),
    path("<uuid:group_id>/add/<str:claim>/", views.add_claim, name="add_claim"),
    path("<uuid:group_id>/link/", views.link, name="link"),
    path("links/<uuid:link_id>/undo/", views.undo_link, name="undo_link"),
    path("<uuid:group_id>/members/new/", views.add_member, name="add_member"),
    path("<uuid:group_id>/relations/new/", views.add_relation, name="add_relation"),
    path("relations/<uuid:relation_id>/edit/", views.edit_relation, name="edit_relation"),
    path("memberships/<uuid:membership_id>/", views.membership, name="membership"),
    path("memberships/<uuid:membership_id>/bases/new/", views.add_basis, name="add_basis"),
    path("memberships/<uuid:membership_id>/approve/", views.approve, name="approve"),
    path("memberships/<uuid:membership_id>/confirm/", views.confirm, name="confirm"),
    path("memberships/<uuid:membership_id>/dispute/", views.dispute, name="dispute"),
    path("memberships/<uuid:membership_id>/settle/", views.settle, name="settle"),
    path("memberships/<uuid:membership_id>/end/", views.end, name="end"),
]
