"""Paper for a call-in: run sheet, speaker sheet, seating, attendance list and letters.

The run sheet and the speaker sheet name nobody who is called. The others hold codes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.office.access import Actor
from samsyn.office.call_ins.queries import Evening, Head, Programme, Seating, Venue
from samsyn.office.messages.queries import FilledText
from samsyn.office.printing import (
    CannotPrint,
    Classification,
    InternalUse,
    SiteMark,
    document,
)
from samsyn.office.printing.shapes import (
    LETTERS,
    TABLE_SHEET,
    Column,
    Letter,
    Letters,
    Note,
    TableSheet,
)
from samsyn.office.ui import terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What surrounds a sheet that stays among colleagues."""

    footer: InternalUse
    site: SiteMark
    language: str


KEPT = timedelta(days=7)  # after the evening or the print, then the paper is shredded


def run_sheet(programme: Programme, venue: Venue, paper: Paper) -> bytes:
    """Return the evening point by point, with a box to tick; it names nobody who is called."""
    rows = tuple(
        (
            _span(one.starts_at, one.ends_at, paper.language),
            one.title,
            _voice(one.speaker, terms.word(one.role) if one.role else ""),
            one.note,
        )
        for one in programme.items
    )
    if not rows:
        raise CannotPrint(_("The programme is empty. Add its points first."))
    sheet = TableSheet(
        kicker=programme.head.name,
        facts=_facts(programme.head, paper.language),
        columns=(
            Column(heading=_("Time"), share=3),
            Column(heading=_("What happens"), share=5),
            Column(heading=_("Who"), share=5),
            Column(heading=_("Note"), share=5),
        ),
        rows=rows,
        ticked=True,
        tick_heading=_("Done"),
        notes=tuple(_notes(programme, venue)),
    )
    return document(
        TABLE_SHEET,
        sheet,
        title=_("Run sheet"),
        language=paper.language,
        site=paper.site,
        internal=paper.footer,
    )


def _notes(programme: Programme, venue: Venue) -> Iterator[Note]:
    core, media = programme.said.core, programme.said.media
    parts = (
        (_("The message, word for word"), core.on_paper if core else ()),
        (_("If the media ask"), media.on_paper if media else ()),
        (_("Entrances and times of arrival"), _lines(venue.entrances)),
        (_("Guards and order"), _lines(venue.guards)),
        (_("What is promised of the evening"), _lines(venue.no_arrests)),
        (_("If something happens"), _lines(venue.if_something_happens)),
    )
    yield from (Note(heading=heading, points=points) for heading, points in parts if points)


def speaker_sheet(programme: Programme, paper: Paper) -> bytes:
    """Return the speakers with their slots and scripts; it names nobody who is called."""
    slots = {one.speaker_id: one for one in reversed(programme.items)}
    rows = tuple(
        (
            _clock(slots[one.id].starts_at, paper.language) if one.id in slots else _("No slot"),
            _voice(one.name, terms.word(one.role)),
            _("%(count)s minutes") % {"count": slots[one.id].minutes} if one.id in slots else "",
            one.script if one.approved_at else _("Not approved yet"),
        )
        for one in programme.speakers
    )
    if not rows:
        raise CannotPrint(_("Nobody has been asked to speak. Add the speakers first."))
    sheet = TableSheet(
        kicker=programme.head.name,
        facts=_facts(programme.head, paper.language),
        columns=(
            Column(heading=_("Time"), share=2),
            Column(heading=_("Speaker"), share=4),
            Column(heading=_("Minutes"), share=2),
            Column(heading=_("Script"), share=8),
        ),
        rows=rows,
    )
    return document(
        TABLE_SHEET,
        sheet,
        title=_("Speaker sheet"),
        language=paper.language,
        site=paper.site,
        internal=paper.footer,
    )


def seating_sheet(seating: Seating, paper: Paper) -> bytes:
    """Return who sits where, by code, and who must not meet."""
    rows = tuple(
        (str(number), str(one.place), one.label.code if one.label else one.text)
        for number, seats in seating.rows
        for one in seats
    )
    if seating.too_close:
        raise CannotPrint(
            *(
                _("%(one)s and %(other)s sit too close. Seat them apart first.")
                % {"one": pair.codes[0], "other": pair.codes[1]}
                for pair in seating.too_close
            )
        )
    if not rows:
        raise CannotPrint(_("No seat has been given. Give the seats first."))
    apart = tuple(f"{one.codes[0]} \N{EN DASH} {one.codes[1]}" for one in seating.apart)
    sheet = TableSheet(
        kicker=seating.head.name,
        facts=_facts(seating.head, paper.language),
        columns=(
            Column(heading=_("Row"), share=1),
            Column(heading=_("Place"), share=1),
            Column(heading=_("Who"), share=4),
        ),
        rows=rows,
        notes=(Note(heading=_("Must not meet"), points=apart),) if apart else (),
    )
    return document(
        TABLE_SHEET,
        sheet,
        title=_("Seating"),
        language=paper.language,
        site=paper.site,
        internal=paper.footer,
    )


def attendance_list(evening: Evening, paper: Paper) -> bytes:
    """Return who is expected, by code, with boxes to tick. Refused while somebody is barred."""
    barred = [one.label.code for one in evening.expected if one.is_stopped]
    if barred:
        raise CannotPrint(
            _("These may not be called as things stand: %(codes)s. Call them off first.")
            % {"codes": ", ".join(barred)}
        )
    rows = tuple(
        (
            one.label.code,
            one.group or "\N{EN DASH}",
            _clock(one.arrives_at or evening.head.starts_at, paper.language),
            one.transport or "\N{EN DASH}",
        )
        for one in evening.expected
    )
    if not rows:
        raise CannotPrint(_("Nobody is expected. Have a list approved first."))
    sheet = TableSheet(
        kicker=evening.head.name,
        facts=_facts(evening.head, paper.language),
        columns=(
            Column(heading=_("Code"), share=2),
            Column(heading=_("Group"), share=4),
            Column(heading=_("Arrives at"), share=2),
            Column(heading=_("Transport"), share=4),
        ),
        rows=rows,
        ticked=True,
        tick_heading=_("Came"),
    )
    return document(
        TABLE_SHEET,
        sheet,
        title=_("Attendance list"),
        language=paper.language,
        site=paper.site,
        internal=paper.footer,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """An invitation's text with its gaps filled, and who calls."""

    text: FilledText
    sender: str


def letters(addressed: Sequence[Addressed], *, on: date, site: SiteMark) -> bytes:
    """Return invitations as letters, each on a page of its own, to be handed over.

    All are of one text, and so in one language.
    """
    return document(
        LETTERS,
        Letters(letters=tuple(_letter(one, on=on) for one in addressed)),
        title=addressed[0].text.name,
        language=addressed[0].text.language,
        site=site,
    )


def _letter(addressed: Addressed, *, on: date) -> Letter:
    text = addressed.text
    paragraphs = text.paragraphs
    if paragraphs and paragraphs[-1] == addressed.sender:  # it stands below the line to sign on
        paragraphs = paragraphs[:-1]
    return Letter(
        title=text.heading or text.name,
        senders=(addressed.sender,),
        dated=formats.day_in_text(on, language=text.language),
        paragraphs=paragraphs,
        signatures=(addressed.sender,),
    )


def footer_for(actor: Actor, head: Head, *, is_secret: bool, now: datetime) -> InternalUse:
    """Return the footer of a print that stays among colleagues."""
    return InternalUse(
        printed_by=actor.name,
        printed_at=now,
        classification=Classification.SECRET if is_secret else Classification.INTERNAL,
        shred_on=max(head.evening, formats.day_of(now)) + KEPT,
    )


def _facts(head: Head, language: str) -> tuple[tuple[str, str], ...]:
    return (
        (_("When"), formats.long_moment(head.starts_at, language=language)),
        (_("Place"), head.venue or _("Not decided")),
        (_("Leads the work"), head.lead or _("Nobody yet")),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _voice(name: str, role: str) -> str:
    if name.casefold() == role.casefold():  # a mayor who is written as the mayor
        return name
    return f"{name}, {role}" if name and role else name or role


def _clock(at: datetime, language: str) -> str:
    return formats.clock_time(at, language=language)


def _span(starts_at: datetime, ends_at: datetime, language: str) -> str:
    return f"{_clock(starts_at, language)}\N{EN DASH}{_clock(ends_at, language)}"
