"""What was told of a record, who must be told that it was wrong, and what receivers do with it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn import formats
from samsyn.office import access
from samsyn.office.access import Deed, RoomItself
from samsyn.office.disclosures import changes, forms, queries, wording
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.queries import AboutRecord
from samsyn.office.disclosures.views.answers import ANSWERS, NOES, RECORD_PAGES, doors_of, kind_of
from samsyn.office.exchange.wording import sentence as why_not
from samsyn.office.ui.answering import Back, FormPage, Next, try_saving
from samsyn.office.ui.languages import active_language
from samsyn.office.ui.requests import OfficeRequest, posted


@require_safe
def about(request: OfficeRequest, kind: str, record_id: UUID) -> HttpResponse:
    """Show what has crossed of one record, both ways, and who must be told that it was wrong."""
    page = queries.about(request.actor, kind_of(kind), record_id, now=timezone.now())
    context = {
        "page": page,
        "kind_word": wording.kind_word(page.kind),
        "record_page": RECORD_PAGES[page.kind],
        "words": wording.door_words(),
        "told_fields": _fields(page),
        "say_rooms": queries.rooms_to_say(request.actor, page.kind, record_id),
    }
    return render(request, "disclosures/about.html", context)


@require_safe
def wrong(request: OfficeRequest) -> HttpResponse:
    """Show which receivers of the reader's rooms believe what no longer holds."""
    lines = queries.wrong_lines(request.actor, now=timezone.now())
    page = {"lines": lines, "most": queries.LOOKED_THROUGH, "doors": doors_of(request.actor)}
    return render(request, "disclosures/wrong.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: OfficeRequest, kind: str, record_id: UUID) -> HttpResponse:
    """Correct or withdraw what was told of a record, for every receiver that is chosen."""
    now = timezone.now()
    page = queries.about(request.actor, kind_of(kind), record_id, now=now)
    access.require(request.actor, Deed.DISCLOSE, about=RoomItself(page.room_id))
    form = forms.RecallForm(
        posted(request),
        choices={"disclosures": [_recallable(one) for one in page.recallable]},
        initial={"disclosures": [str(one.entry.disclosure_id) for one in page.must_be_told]},
    )
    back = reverse("disclosures:about", args=[page.kind.value, record_id])

    def save() -> Next:
        changes.recall(request.actor, form.plan(), now=now)
        return Next(back)

    return ANSWERS.answer(
        request,
        form,
        FormPage(
            title=_("Correct or withdraw what was told of %(code)s") % {"code": page.code},
            button=_("Tell the rooms"),
            back=Back(back, _("What has been told of %(code)s") % {"code": page.code}),
            done=_("Every chosen room has it as a task. You see here when it is done."),
            lead=_("A correction carries the same fields, as the record has them now."),
        ),
        save,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: OfficeRequest, notice_id: UUID) -> HttpResponse:
    """Show a correction or withdrawal to its receiver, who takes it over or keeps the copy."""
    found = queries.notice(request.actor, notice_id)
    form = forms.NoticeForm(posted(request), initial={"outcome": "taken_over"})
    if request.method == "POST":

        def save() -> None:
            changes.answer_recall(request.actor, form.plan(notice_id), now=timezone.now())

        if try_saving(request, form, save, NOES):
            found = queries.notice(request.actor, notice_id)
            form = forms.NoticeForm()
    shown = request.actor.names_revealed
    then = _said(found.entry.kind, found.entry.contents, shown) if found.entry else {}
    at_present = _said(found.entry.kind, found.now, shown) if found.entry else {}
    context = {
        "notice": found,
        "form": form,
        "compared": [(name, text, at_present.get(name, "")) for name, text in then.items()],
        "record_page": RECORD_PAGES[found.entry.kind] if found.entry else "",
        "words": wording.door_words(),
        "delivery_words": wording.delivery_words(),
        "fault": why_not,
    }
    return render(request, "disclosures/notice.html", context, status=422 if form.errors else 200)


def _recallable(line: queries.ToldLine) -> tuple[str, str]:
    day = formats.dated(timezone.localdate(line.entry.at), language=active_language())
    note = f" \u2013 {line.differing_words}" if line.differs else ""
    return str(
        line.entry.disclosure_id
    ), f"{line.entry.to_room} · {line.entry.number} · {day}{note}"


def _said(kind: Kind, contents: Mapping[str, Any], shown: bool) -> dict[str, str]:  # noqa: FBT001  names shown or not
    return {name: text for _key, name, text in wording.said(kind, contents, names_shown=shown)}


def _fields(page: AboutRecord) -> dict[UUID, str]:
    return {
        one.entry.disclosure_id: wording.fields_in_words(page.kind, one.entry.fields)
        for one in page.told
    }
