"""The office's addresses under /reports/."""

from django.urls import path

from samsyn.office.progress.views import issues

app_name = "progress"
urlpatterns = [
    path("", issues.issues, name="issues"),
    path("new/", issues.issue_new, name="issue_new"),
    path("<uuid:issue_id>/", issues.issue, name="issue"),
    path("<uuid:issue_id>/preview/", issues.preview, name="preview"),
    path("<uuid:issue_id>/words/<slug:key>/<slug:language>/", issues.word, name="word"),
    path("<uuid:issue_id>/anew/", issues.anew, name="anew"),
    path("<uuid:issue_id>/contact/", issues.contact, name="contact"),
    path("<uuid:issue_id>/approve/", issues.approve, name="approve"),
    path("<uuid:issue_id>/take-back/", issues.take_back, name="take_back"),
    path("<uuid:issue_id>/publish/", issues.publish, name="publish"),
    path("<uuid:issue_id>/correct/", issues.correct, name="correct"),
    path("<uuid:issue_id>/withdraw/", issues.withdraw, name="withdraw"),
]
