"""Addresses of the app."""

from django.urls import URLPattern, path

from samsyn.office.contact_cards import views

app_name = "contact_cards"
urlpatterns: list[URLPattern] = [
    path("", views.batches, name="batches"),
    path("new/", views.order, name="order"),
    path("settings/", views.settings, name="settings"),
    path("settings/<slug:language>/", views.text, name="text"),
    path("words/<uuid:text_id>/approve/", views.approve, name="approve"),
    path("lost/<uuid:card_id>/", views.lose, name="lose"),
    path("<uuid:batch_id>/", views.batch, name="batch"),
    path("<uuid:batch_id>/print/", views.print_batch, name="print"),
    path("<uuid:batch_id>/withdraw/", views.withdraw, name="withdraw"),
]
