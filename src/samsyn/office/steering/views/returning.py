"""The forms of releases and of hand-overs."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office.access import NotVisible
from samsyn.office.call_ins.queries import person_by_code, staff_choices
from samsyn.office.steering import changes, forms, queries
from samsyn.office.steering.views.answers import answer, do, keeper
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def custody_new(request: OfficeRequest) -> HttpResponse:
    """Note from when, and until which release, somebody is deprived of liberty."""
    room = keeper(request)
    form = forms.CustodyForm(posted(request))
    page = FormPage(
        title=_("New release"),
        button=_("Save the release"),
        back=Back(reverse("steering:returns"), _("Release and return")),
        done=_("The days have been saved. They hold for call-ins too."),
        lead=_("Write only days that an agency has told this room of."),
    )

    def save() -> None:
        person = person_by_code(request.actor, form.text("code"), room.room_id)
        if person is None:
            raise changes.CannotSteer(
                _("No person of the joint room has that code. Check it on the person's page.")
            )
        plan = changes.CustodyPlan(
            person_id=person,
            since=form.needed_day("since"),
            release_on=form.day("release_on"),
        )
        changes.note_custody(request.actor, plan, now=timezone.now())

    return answer(request, form, page, save)


@both
def return_edit(request: OfficeRequest, custody_id: UUID) -> HttpResponse:
    """Write who meets somebody at their release, and what has been done."""
    shown = queries.return_to_plan(request.actor, custody_id, now=timezone.now())
    form = forms.ReturnForm(
        posted(request),
        initial={
            "version_read": shown.version,
            "meeter": shown.meeter_id or "",
            "conflicts_on": shown.conflicts_on,
            "help_on": shown.help_on,
            "checked_on": shown.checked_on,
            "note": shown.note,
        },
        choices={"meeter": staff_choices(shown.room_id, now=timezone.now())},
    )
    page = FormPage(
        title=_("The release of %(who)s") % {"who": shown.label.text},
        button=_("Save the plan"),
        back=Back(reverse("steering:returns"), _("Release and return")),
        done=_("The plan for the release has been saved."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.write_return(request.actor, form.plan(custody_id), now=timezone.now()),
        newest=lambda: (
            queries.return_to_plan(request.actor, custody_id, now=timezone.now()).version
        ),
    )


@both
def hand_over_new(request: OfficeRequest) -> HttpResponse:
    """Prepare a hand-over from one coordinator to another."""
    room = keeper(request)
    keepers = queries.keepers_of(room.room_id, now=timezone.now())
    choices = [(str(pk), name) for pk, name in keepers.items()]
    form = forms.HandOverForm(
        posted(request),
        initial={"leaver": str(request.actor.staff_id)},
        choices={
            "leaver": staff_choices(room.room_id, now=timezone.now()),
            "successor": choices,
        },
    )
    page = FormPage(
        title=_("New hand-over"),
        button=_("Make the pack"),
        back=Back(reverse("steering:hand_overs"), _("Hand-overs")),
        done=_("The pack is made. Who takes over signs it."),
        lead=_("The pack lists everything open that the one who leaves owns."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.prepare_hand_over(
            request.actor, form.plan(room.room_id), now=timezone.now()
        ),
    )


@require_POST
def hand_over_sign(request: OfficeRequest, hand_over_id: UUID) -> HttpResponse:
    """Take over: what the one who leaves owns becomes the signer's."""
    found = queries.pack(request.actor, hand_over_id, now=timezone.now())
    if found.room.room_id != found.head.room_id:
        raise NotVisible(_("The page does not exist."))
    keeper(request)
    return do(
        request,
        lambda: changes.take_over(request.actor, hand_over_id, now=timezone.now()),
        then=reverse("steering:hand_over", args=[hand_over_id]),
        done=_("You have taken over. What could be given to you is yours now."),
    )
