"""The address of one person's page."""

from django.urls import path

from samsyn.office.dossiers import views

app_name = "dossiers"
urlpatterns = [path("<uuid:person_id>/", views.person, name="person")]
