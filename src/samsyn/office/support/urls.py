"""Addresses of support. No name and no identity number ever stands in one."""

from django.urls import URLPattern, path

from samsyn.office.support import views

app_name = "support"
urlpatterns: list[URLPattern] = [
    path("", views.work, name="work"),
    path("figures/", views.figures, name="figures"),
    path("contacts/", views.contact_list, name="contacts"),
    path("contacts/new/", views.register, name="register"),
    path("contacts/<uuid:contact_id>/", views.contact, name="contact"),
    path("contacts/<uuid:contact_id>/answered/", views.answered, name="answered"),
    path("contacts/<uuid:contact_id>/met/", views.met, name="met"),
    path("contacts/<uuid:contact_id>/code/", views.code, name="code"),
    path("contacts/<uuid:contact_id>/end/", views.end, name="end"),
    path("contacts/<uuid:contact_id>/case/", views.take_up, name="take_up"),
    path("handed-over/<uuid:handed_id>/", views.handed_over, name="handed_over"),
    path("handed-over/<uuid:handed_id>/contact/", views.take_over, name="take_over"),
    path("cases/", views.case_list, name="cases"),
    path("cases/new/", views.new_case, name="new_case"),
    path("cases/<uuid:case_id>/", views.case, name="case"),
    path("cases/<uuid:case_id>/<slug:move>/", views.move, name="move"),
    path("steps/<uuid:step_id>/", views.progress, name="progress"),
    path("consents/<uuid:consent_id>/withdraw/", views.withdraw, name="withdraw"),
]
