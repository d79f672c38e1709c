"""The address of a person's page; `config` joins it to the names of the app `people`."""

from django.urls import path

from samsyn.office.dossiers import views

urlpatterns = [path("<uuid:person_id>/", views.person, name="person")]
