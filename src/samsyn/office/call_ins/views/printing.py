"""Sheets and letters as PDF; each is noted as printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office.access import NotVisible
from samsyn.office.call_ins import changes, forms, prints, queries, wording
from samsyn.office.call_ins.queries import Head, InvitationShown
from samsyn.office.call_ins.views.answers import answer, back_to, may_plan
from samsyn.office.messages.queries import CannotUse, UsableText, filled
from samsyn.office.printing import CannotPrint, note_print, pdf_response, site_mark
from samsyn.office.ui.answering import FormPage, tell
from samsyn.office.ui.languages import active_language
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.messages import MessageKind, Part


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
        tell(request, refusal)
        return redirect(f"call_ins:{kind.section}", call_in_id)
    noted = note_print(
        request.actor, subject="call_ins_callin", record_ids=[head.id], room_ids=[head.room_id]
    )
    return pdf_response(content, name=name, noted=noted)


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: OfficeRequest, invitation_id: UUID) -> HttpResponse:
    """Choose the text of an invitation, and print it with its gaps filled."""
    head, invited = queries.invitation_to_edit(
        request.actor, invitation_id, today=timezone.localdate()
    )
    may_plan(request, head)
    offered = _texts(request, head)
    form = forms.LetterForm(
        posted(request),
        initial={"contact": head.lead},
        choices=_text_choices(offered),
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
        printed.append(_print_letters(request, head, form, offered, [invited]))

    response = answer(request, form, page, save)
    return printed[0] if printed else response


@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Choose a text and several invitations, and print their letters in one go."""
    shown = queries.invitation_page(
        request.actor, call_in_id, today=timezone.localdate(), now=timezone.now()
    )
    may_plan(request, shown.head)
    offered = _texts(request, shown.head)
    ready = {str(one.id): one for one in shown.invitations if one.may_get_letter}
    form = forms.LettersForm(
        posted(request),
        initial={
            "contact": shown.head.lead,
            "invited": [key for key, one in ready.items() if not one.letter],
        },
        choices={
            **_text_choices(offered),
            "invited": [(key, wording.letter_choice(one)) for key, one in ready.items()],
        },
    )
    page = FormPage(
        title=_("Letters"),
        button=_("Print the letters"),
        done="",
        lead=_("Show names first if the text holds a name. Those without a letter are ticked."),
        notes=()
        if ready
        else (_("Nobody has an approved invitation. Have a list approved first."),),
        back=back_to("invitations", shown.head),
    )
    printed: list[HttpResponse] = []

    def save() -> None:
        invited = [ready[str(one)] for one in form.invitations()]
        printed.append(_print_letters(request, shown.head, form, offered, invited))

    response = answer(request, form, page, save)
    return printed[0] if printed else response


def _texts(request: OfficeRequest, head: Head) -> dict[str, UsableText]:
    texts = queries.texts_in_force(
        request.actor, head.room_id, MessageKind.INVITATION, on=timezone.localdate()
    )
    return {str(one.version_id): one for one in texts}


def _text_choices(offered: dict[str, UsableText]) -> dict[str, list[tuple[str, str]]]:
    return {"text_chosen": [(key, wording.text_choice(one)) for key, one in offered.items()]}


def _print_letters(
    request: OfficeRequest,
    head: Head,
    form: forms.LetterForm,
    offered: dict[str, UsableText],
    invited: Sequence[InvitationShown],
) -> HttpResponse:
    """Fill every letter before the first is stamped: all are printed, or none."""
    today, text = timezone.localdate(), offered[form.text("text_chosen")]
    if Part.NAME in text.parts and not request.actor.names_revealed:
        raise CannotPrint(_("The text holds a name. Choose Show names under your account first."))
    addressed, concerned, missing = [], dict[str, list[str]](), set[Part]()
    for one in invited:
        parts = queries.parts_for(
            request.actor, head, one, contact=form.text("contact"), language=text.language
        )
        try:
            ready = filled(request.actor, text.version_id, parts, on=today)
        except CannotUse as refusal:
            missing.update(refusal.missing)
            for reason in refusal.reasons:
                concerned.setdefault(reason, []).append(one.label.text)
        else:
            addressed.append(prints.Addressed(text=ready, sender=one.agency))
    if concerned:
        raise CannotPrint(*wording.why_unprinted(concerned, missing))
    content = prints.letters(addressed, on=today, site=site_mark(queries.site_of(head.room_id)))
    noted = changes.stamp_letters(
        request.actor, head.id, [one.id for one in invited], text.version_id, now=timezone.now()
    )
    return pdf_response(content, name="invitation", noted=noted)


def _made(request: OfficeRequest, head: Head, name: str) -> bytes:
    today, now = timezone.localdate(), timezone.now()
    paper = prints.Paper(
        footer=prints.footer_for(request.actor, head, is_secret=SHEETS[name].is_secret, now=now),
        site=site_mark(queries.site_of(head.room_id)),
        language=active_language(),
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
