"""The address of search."""

from django.urls import path

from samsyn.office.search import views

app_name = "search"
urlpatterns = [path("search/", views.results, name="results")]
