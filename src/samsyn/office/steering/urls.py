"""Addresses under /steering/."""

from django.urls import path

from samsyn.office.steering import views

app_name = "steering"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("start-up/", views.start_up, name="start_up"),
    path("start-up/begin/", views.begin, name="begin"),
    path("start-up/ready/", views.ready, name="ready"),
    path("start-up/new/", views.step_new, name="step_new"),
    path("start-up/<uuid:step_id>/", views.step_edit, name="step_edit"),
    path("start-up/<uuid:step_id>/evidence/", views.evidence, name="evidence"),
    path("agreements/", views.agreements, name="agreements"),
    path("agreements/new/", views.agreement_new, name="agreement_new"),
    path("agreements/<uuid:agreement_id>/", views.agreement_edit, name="agreement_edit"),
    path("plan/", views.plan, name="plan"),
    path("plan/new/", views.item_new, name="item_new"),
    path("plan/<uuid:item_id>/", views.item_edit, name="item_edit"),
    path("plan/<uuid:item_id>/done/", views.item_tick, name="item_tick"),
    path("context/", views.context, name="context"),
    path("context/new/", views.event_new, name="event_new"),
    path("context/<uuid:event_id>/", views.event_edit, name="event_edit"),
    path("fidelity/", views.fidelity, name="fidelity"),
    path("fidelity/give/", views.give, name="give"),
    path("months/", views.months, name="months"),
    path("returns/", views.returns, name="returns"),
    path("returns/new/", views.custody_new, name="custody_new"),
    path("returns/<uuid:custody_id>/", views.return_edit, name="return_edit"),
    path("hand-overs/", views.hand_overs, name="hand_overs"),
    path("hand-overs/new/", views.hand_over_new, name="hand_over_new"),
    path("hand-overs/<uuid:hand_over_id>/", views.hand_over, name="hand_over"),
    path("hand-overs/<uuid:hand_over_id>/sign/", views.hand_over_sign, name="hand_over_sign"),
]
