"""The brief and the letter on paper. The letter is handed over; the brief stays with the team."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn import formats
from samsyn.office.notifications import wording
from samsyn.office.notifications.queries import Brief
from samsyn.office.printing import (
    CannotPrint,
    Classification,
    InternalUse,
    SiteMark,
    Template,
    document,
    part,
)
from samsyn.office.printing.documents import direction_of
from samsyn.office.printing.shapes import LETTER, Letter
from samsyn.office.ui.languages import active_language

TEMPLATE: Final = Template("notifications/typst/talk_brief.typ")
SHRED_AFTER: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its paragraphs."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSheet:
    """What the template of the brief reads."""

    kicker: str
    facts: tuple[tuple[str, str], ...]
    safety_heading: str
    safety: str = ""
    message_heading: str
    message_label: str
    message_language: str
    message_direction: str
    message: tuple[str, ...] = part(gettext_lazy("What you say"))
    sections: tuple[Section, ...] = ()
    notes_heading: str


def brief_pdf(brief: Brief, site: SiteMark, *, printed_by: str, now: datetime) -> bytes:
    """Return the brief as a PDF that stays among colleagues. Raises `CannotPrint`."""
    language = active_language()
    sheet = BriefSheet(
        kicker=str(wording.word(brief.recipient)),
        facts=tuple(_facts(brief, language)),
        safety_heading=_("To be safe:"),
        safety=brief.safety_note,
        message_heading=_("What you say"),
        message_label=brief.message_label,
        message_language=brief.message_language,
        message_direction=direction_of(brief.message_language),
        message=wording.paragraphs(brief.message_text),
        sections=tuple(_sections(brief)),
        notes_heading=_("Note"),
    )
    internal = InternalUse(
        printed_by=printed_by,
        printed_at=now,
        classification=Classification.SECRET,
        shred_on=formats.day_of(now) + SHRED_AFTER,
    )
    return document(
        TEMPLATE, sheet, title=brief.addressed_as, language=language, site=site, internal=internal
    )


def letter_pdf(brief: Brief, site: SiteMark, *, now: datetime) -> bytes:
    """Return the letter that is left, in its own language. Raises `CannotPrint`."""
    if not brief.letter_text:
        raise CannotPrint(_("The team has no letter to leave. Choose one with the team."))
    letter = Letter(
        senders=(site.name,),
        dated=formats.day_in_text(formats.day_of(now), language=brief.letter_language),
        paragraphs=wording.paragraphs(brief.letter_text),
    )
    title = brief.letter_heading or site.name
    return document(LETTER, letter, title=title, language=brief.letter_language, site=site)


def _facts(brief: Brief, language: str) -> Iterator[tuple[str, str]]:
    if brief.meet_at:
        yield _("When"), formats.long_moment(brief.meet_at, language=language)
    if brief.place:
        yield _("Where"), brief.place
    yield _("Team"), wording.members(brief.team)
    if brief.child_until:
        last = formats.dated(brief.child_until, language=language)
        yield _("May be under 18: until"), f"{last}. {brief.child_conditions}".strip()
    if brief.card_code:
        yield _("Code of the card:"), brief.card_code


def _sections(brief: Brief) -> Iterator[Section]:
    if brief.legal_text:
        yield Section(
            heading=_("What you may say of the legal situation"), lines=(brief.legal_text,)
        )
    if brief.offer:
        yield Section(heading=_("What you offer"), lines=wording.paragraphs(brief.offer))
