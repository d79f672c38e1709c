"""What somebody in a team sees on a phone: their own talks, one brief, and the log."""

from http import HTTPStatus
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office.access import Deed, NotPermitted
from samsyn.office.notifications import changes, forms, queries, wording
from samsyn.office.ui import terms
from samsyn.office.ui.requests import OfficeRequest, posted, wants_data
from samsyn.vocabulary.talks import AttemptOutcome, HelpWish, MessageDelivered, TalkResponse


@require_safe
def mine(request: OfficeRequest) -> HttpResponse:
    """Show the reader's own talks, soonest first."""
    today = timezone.localdate()
    return render(
        request,
        "notifications/mine.html",
        {
            "found": queries.my_talks(request.actor, today=today),
            "today": today,
            "lists_talks": bool(request.actor.joint_rooms),
            "words": wording,
        },
    )


@require_safe
def brief(request: OfficeRequest, brief_id: UUID) -> HttpResponse:
    """Show one brief: whom, where, what to say."""
    found = queries.brief_sheet(request.actor, brief_id)
    return render(
        request,
        "notifications/brief.html",
        {
            "brief": found,
            "today": timezone.localdate(),
            "words": wording,
            "may_log": bool(request.actor.rooms_granting(Deed.LOG_TALK)),
        },
    )


@require_http_methods(["GET", "POST"])
def log(request: OfficeRequest, brief_id: UUID) -> HttpResponse:
    """Show the six questions; save the answers once, also when they are sent twice."""
    found = queries.brief_sheet(request.actor, brief_id)
    if not request.actor.rooms_granting(Deed.LOG_TALK):
        raise NotPermitted(_("Your role holds no talks."))
    now = timezone.now()
    form = forms.LogForm(
        posted(request),
        now=now,
        initial={"form_key": uuid4(), "seen": len(found.attempts)},
        choices={
            "outcome": terms.choices(AttemptOutcome),
            "delivered": terms.choices(MessageDelivered),
            "card": [("yes", _("Yes")), ("no", _("No"))],
            "response": terms.choices(TalkResponse),
            "help_wish": terms.choices(HelpWish),
            "promise": [("no", _("No")), ("yes", _("Yes"))],
        },
    )
    is_twin = False
    if form.is_bound and form.is_valid():
        try:
            logged = changes.log_attempt(request.actor, form.plan(brief_id), now=now)
        except changes.CannotLog as refusal:
            is_twin = isinstance(refusal, changes.LoggedByColleague)
            form.refuse(refusal.reasons)
        else:
            return _saved(request, logged)
    if form.errors and wants_data(request):
        return JsonResponse(
            {"reasons": _reasons(form), "twin": is_twin}, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    return render(
        request,
        "notifications/log.html",
        {
            "form": form,
            "brief": found,
            "is_twin": is_twin or "another" in form.data,
            "words": wording,
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
    )


def _saved(request: OfficeRequest, logged: changes.Logged) -> HttpResponse:
    messages.success(request, _("The talk is saved."))
    if logged.about_card:
        said = [_("The card is not noted:"), *logged.about_card, _("Tell the coordinator.")]
        messages.warning(request, " ".join(said))
    where = reverse("notifications:mine")
    return JsonResponse({"next": where}) if wants_data(request) else redirect(where)


def _reasons(form: forms.LogForm) -> list[str]:
    """Return every refusal as a sentence, with its question."""
    return [
        *form.non_field_errors(),
        *(
            f"{field.label} – {reason}"  # noqa: RUF001  the dash of the error summary
            for field in form
            for reason in field.errors
        ),
    ]
