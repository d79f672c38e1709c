"""Addresses under /follow-up/."""

from django.urls import path

from samsyn.office.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("design/", views.design, name="design"),
    path("new/", views.indicator_new, name="indicator_new"),
    path("<uuid:indicator_id>/", views.series, name="series"),
    path("<uuid:indicator_id>/edit/", views.indicator_edit, name="indicator_edit"),
    path("<uuid:indicator_id>/value/", views.value_new, name="value_new"),
    path("<uuid:indicator_id>/file/", views.file_new, name="file_new"),
    path("<uuid:indicator_id>/take/", views.take, name="take"),
    path("<uuid:indicator_id>/remark/", views.annotation_new, name="annotation_new"),
    path("<uuid:indicator_id>/freeze/", views.plan_new, name="plan_new"),
    path("plans/<uuid:plan_id>/", views.plan, name="plan"),
    path("plans/<uuid:plan_id>/pack/", views.pack, name="pack"),
    path("plans/<uuid:plan_id>/deviation/", views.deviation_new, name="deviation_new"),
    path("vintages/<uuid:vintage_id>/take-back/", views.vintage_back, name="vintage_back"),
    path("remarks/<uuid:annotation_id>/withdraw/", views.annotation_back, name="annotation_back"),
]
