"""Sheets and letters as PDF; each is noted as printed."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office.access import NotVisible
from samsyn.office.call_ins import changes, forms, prints, queries, wording
from samsyn.office.call_ins.queries import Head
from samsyn.office.call_ins.views.answers import FormPage, answer, back_to, may_plan
from samsyn.office.messages.queries import filled
from samsyn.office.printing import CannotPrint, note_print, pdf_response, site_mark
from samsyn.office.ui import formats
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.messages import MessageKind


@dataclass(frozen=True, slots=True)
class _Sheet:
    section: str  # the page it is printed from
    is_secret: bool  # holds codes of people


SHEETS = {
    "run-sheet": _Sheet("programme", is_secret=False),
    "speaker-sheet": _Sheet("programme", is_secret=False),
    "seating": _Sheet("seating", is_secret=True),
    "attendance": _Sheet("evening", is_secret=True),
}


@require_safe
def sheet(request: OfficeRequest, call_in_id: UUID, name: str) -> HttpResponse:
    """Send one of the sheets, or go back to its page with why it cannot be printed."""
    if name not in SHEETS:
        raise NotVisible(_("The page does not exist."))
    kind = SHEETS[name]
    head = queries.head_of(request.actor, call_in_id, today=timezone.localdate())
    may_plan(request, head)
    try:
        content = _made(request, head, name)
    except CannotPrint as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect(f"call_ins:{kind.section}", call_in_id)
    noted = note_print(
        request.actor, subject="call_ins_callin", record_ids=[head.id], room_ids=[head.room_id]
    )
    return pdf_response(content, name=name, noted=noted)


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: OfficeRequest, invitation_id: UUID) -> HttpResponse:
    """Choose the text of an invitation, and print it with its gaps filled."""
    today = timezone.localdate()
    head, invited = queries.invitation_to_edit(request.actor, invitation_id, today=today)
    may_plan(request, head)
    offered = {
        str(one.version_id): one
        for one in queries.texts_in_force(
            request.actor, head.room_id, MessageKind.INVITATION, on=today
        )
    }
    form = forms.LetterForm(
        request.POST if request.method == "POST" else None,
        initial={"contact": head.lead},
        choices={"text_chosen": [(key, wording.text_choice(one)) for key, one in offered.items()]},
    )
    page = FormPage(
        title=_("Letter to %(code)s") % {"code": invited.label.code},
        button=_("Print the letter"),
        done="",
        lead=_("Show names first if the text holds a name. The version is kept with the letter."),
        back=back_to("invitations", head),
    )
    printed: list[HttpResponse] = []

    def save() -> None:
        version = UUID(form.text("text_chosen"))
        language = offered[str(version)].language
        parts = queries.parts_for(
            request.actor, head, invited, contact=form.text("contact"), language=language
        )
        text = filled(request.actor, version, parts, on=today)
        content = prints.letter(
            text, sender=invited.agency, on=today, site=site_mark(queries.site_of(head.room_id))
        )
        noted = changes.stamp_letter(request.actor, invitation_id, version, now=timezone.now())
        printed.append(pdf_response(content, name="invitation", noted=noted))

    response = answer(request, form, page, save)
    return printed[0] if printed else response


def _made(request: OfficeRequest, head: Head, name: str) -> bytes:
    today, now = timezone.localdate(), timezone.now()
    paper = prints.Paper(
        footer=prints.footer_for(request.actor, head, is_secret=SHEETS[name].is_secret, now=now),
        site=site_mark(queries.site_of(head.room_id)),
        language=formats.speech(get_language() or "sv"),
    )
    make: dict[str, Callable[[], bytes]] = {
        "run-sheet": lambda: prints.run_sheet(
            queries.programme(request.actor, head.id, today=today),
            queries.venue(request.actor, head.id, today=today, now=now),
            paper,
        ),
        "speaker-sheet": lambda: prints.speaker_sheet(
            queries.programme(request.actor, head.id, today=today), paper
        ),
        "seating": lambda: prints.seating_sheet(
            queries.seating(request.actor, head.id, today=today), paper
        ),
        "attendance": lambda: prints.attendance_list(
            queries.evening(request.actor, head.id, today=today), paper
        ),
    }
    return make[name]()
