"""Addresses of the app."""

from django.urls import path

from samsyn.office.sign_in import views

app_name = "sign_in"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/demo/", views.enter, name="enter"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("language/", views.language, name="language"),
    path("account/", views.account, name="account"),
    path("account/room/", views.room, name="room"),
    path("account/names/", views.names, name="names"),
    path("account/look/", views.look, name="look"),
    path("account/stay/", views.stay, name="stay"),
    path("account/end-others/", views.end_others, name="end_others"),
    path("account/end-session/", views.end_session, name="end_session"),
    path("account/permissions/", views.permissions, name="permissions"),
]
