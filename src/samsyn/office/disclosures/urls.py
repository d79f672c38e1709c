"""Addresses of the app."""

from django.urls import path

from samsyn.office.disclosures import views

app_name = "disclosures"
urlpatterns = [
    path("", views.ledger, name="ledger"),
    path("new/<str:kind>/<uuid:record_id>/", views.disclose, name="disclose"),
    path("about/<str:kind>/<uuid:record_id>/", views.about, name="about"),
    path("about/<str:kind>/<uuid:record_id>/recall/", views.recall, name="recall"),
    path("work/", views.work, name="work"),
    path("work/waiting/<uuid:proposal_id>/", views.proposal, name="proposal"),
    path("work/recalls/<uuid:notice_id>/", views.notice, name="notice"),
    path("work/recalls/<uuid:notice_id>/again/", views.answer_again, name="answer_again"),
    path("work/said/<str:kind>/<uuid:record_id>/", views.say, name="say"),
    path("requests/", views.asks, name="asks"),
    path("requests/new/", views.ask, name="ask"),
    path("requests/<uuid:notice_id>/", views.asked, name="asked"),
    path("requests/<uuid:ask_id>/again/", views.ask_again, name="ask_again"),
    path("wrong/", views.wrong, name="wrong"),
    path("grounds/", views.grounds, name="grounds"),
    path("decisions/", views.decisions, name="decisions"),
    path("decisions/new/", views.cooperation, name="cooperation"),
    path("decisions/<uuid:cooperation_id>/end/", views.end_cooperation, name="end_cooperation"),
    path("consents/new/<uuid:person_id>/", views.consent, name="consent"),
    path("consents/<uuid:consent_id>/withdraw/", views.withdraw_consent, name="withdraw_consent"),
    path("inbox/", views.inbox, name="inbox"),
    path("peers/", views.peers, name="peers"),
    path("receipts/<uuid:message_id>/", views.receipt, name="receipt"),
    path("<uuid:disclosure_id>/again/", views.again, name="again"),
    path("<uuid:disclosure_id>/packages/<uuid:package_id>/", views.package, name="package"),
    path("<uuid:disclosure_id>/", views.disclosure, name="disclosure"),
]
