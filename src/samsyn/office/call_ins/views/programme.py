"""The running order and the speakers."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.call_ins import changes, forms, queries
from samsyn.office.call_ins.queries import Head
from samsyn.office.call_ins.views.answers import answer, back_to, do, may_plan, show
from samsyn.office.ui import terms
from samsyn.office.ui.answering import FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.call_ins import SpeakerRole

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def programme(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Show the running order with its times, and the speakers with their scripts."""
    page = queries.programme(request.actor, call_in_id, today=timezone.localdate())
    return show(request, "programme", page.head, page=page)


@both
def speaker_new(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Add a speaker."""
    head = queries.head_of(request.actor, call_in_id, today=timezone.localdate())
    may_plan(request, head)
    form = forms.SpeakerForm(posted(request), choices=_voices(request, head))
    page = FormPage(
        title=_("New speaker"),
        button=_("Save the speaker"),
        done=_("The speaker has been saved."),
        back=back_to("programme", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.write_speaker(request.actor, form.plan(call_in_id), now=timezone.now()),
    )


@both
def speaker(request: OfficeRequest, speaker_id: UUID) -> HttpResponse:
    """Change a speaker or the script."""
    today = timezone.localdate()
    head, row = queries.speaker_to_edit(request.actor, speaker_id, today=today)
    may_plan(request, head)
    form = forms.SpeakerForm(
        posted(request),
        initial={
            "version_read": row.version,
            "name": row.name,
            "role": row.role.value,
            "organisation": row.organisation_id or "",
            "script": row.script,
        },
        choices=_voices(request, head),
    )
    page = FormPage(
        title=row.name,
        button=_("Save the speaker"),
        done=_("The speaker has been saved."),
        back=back_to("programme", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.write_speaker(
            request.actor, form.plan(head.id, speaker_id), now=timezone.now()
        ),
        newest=lambda: queries.speaker_to_edit(request.actor, speaker_id, today=today)[1].version,
    )


@require_POST
def script_approve(request: OfficeRequest, speaker_id: UUID) -> HttpResponse:
    """Approve a script as it was read."""
    head, row = queries.speaker_to_edit(request.actor, speaker_id, today=timezone.localdate())
    read = request.POST.get("version", "")
    version = int(read) if read.isdecimal() else row.version
    return do(
        request,
        lambda: changes.approve_script(
            request.actor, speaker_id, version=version, now=timezone.now()
        ),
        then=reverse("call_ins:programme", args=[head.id]),
        done=_("The script has been approved."),
    )


@both
def item_new(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Add a point to the running order."""
    head = queries.head_of(request.actor, call_in_id, today=timezone.localdate())
    may_plan(request, head)
    form = forms.ItemForm(
        posted(request),
        choices={"speaker": queries.speaker_choices(request.actor, call_in_id)},
    )
    page = FormPage(
        title=_("New point"),
        button=_("Add the point"),
        done=_("The point stands last in the programme."),
        back=back_to("programme", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.write_item(request.actor, form.plan(call_in_id), now=timezone.now()),
    )


@both
def item(request: OfficeRequest, item_id: UUID) -> HttpResponse:
    """Change a point of the running order."""
    today = timezone.localdate()
    head, row = queries.item_to_edit(request.actor, item_id, today=today)
    may_plan(request, head)
    form = forms.ItemForm(
        posted(request),
        initial={
            "version_read": row.version,
            "title": row.title,
            "minutes": row.minutes,
            "speaker": row.speaker_id or "",
            "note": row.note,
        },
        choices={"speaker": queries.speaker_choices(request.actor, head.id)},
    )
    page = FormPage(
        title=row.title,
        button=_("Save the point"),
        done=_("The point has been saved."),
        back=back_to("programme", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.write_item(request.actor, form.plan(head.id, item_id), now=timezone.now()),
        newest=lambda: queries.item_to_edit(request.actor, item_id, today=today)[1].version,
    )


@require_POST
def item_move(request: OfficeRequest, item_id: UUID) -> HttpResponse:
    """Move a point earlier or later, or take it out."""
    head, _row = queries.item_to_edit(request.actor, item_id, today=timezone.localdate())
    where = request.POST.get("to", "")

    def deed() -> None:
        if where == "out":
            changes.remove_item(request.actor, item_id)
        else:
            changes.move_item(request.actor, item_id, earlier=where == "earlier")

    return do(request, deed, then=reverse("call_ins:programme", args=[head.id]))


def _voices(request: OfficeRequest, head: Head) -> dict[str, list[tuple[str, str]]]:
    return {
        "role": terms.choices(SpeakerRole),
        "organisation": queries.organisation_choices(request.actor, head.room_id),
    }
