"""Addresses under /national/."""

from django.urls import path

from samsyn.office.national import views

app_name = "national"
urlpatterns = [
    path("", views.nation, name="nation"),
    path("sites/<slug:key>/", views.site, name="site"),
    path("received/<uuid:return_id>/", views.received, name="received"),
    path("received/<uuid:return_id>/signed/", views.received_file, name="received_file"),
    path("data/", views.open_data, name="open_data"),
    path("data/<str:name>", views.data_file, name="data_file"),
    path("take-in/", views.take_in, name="take_in"),
    path("returns/", views.own_returns, name="own_returns"),
    path("returns/made/<uuid:return_id>/", views.made, name="made"),
    path("returns/made/<uuid:return_id>/signed/", views.made_file, name="made_file"),
    path("returns/made/<uuid:return_id>/again/", views.again, name="again"),
    path(
        "returns/made/<uuid:return_id>/packages/<uuid:package_id>/", views.package, name="package"
    ),
    path("returns/<str:quarter>/", views.prepare, name="prepare"),
]
