"""The sheets of contact cards as a PDF: what stands on front and back, or why it cannot."""

import io
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from uuid import UUID

import segno
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from samsyn.office.contact_cards.queries import BatchSheet, CardSettings, Line
from samsyn.office.contact_cards.wording import language_name
from samsyn.office.contact_cards.words import CardWords
from samsyn.office.printing import CannotPrint, Template, document, part
from samsyn.office.printing.documents import direction_of

TEMPLATE = Template("contact_cards/typst/contact_cards.typ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front's words, in the batch's first language."""

    language: str
    direction: str
    question: str = part(_("Front of the card"))
    who_answers: str = part(_("Who answers"))
    code_line: str = part(_("Before the code"))
    answer_line: str = part(_("Foot of the card"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BackLine:
    """One language on the back."""

    language: str
    direction: str
    short_line: str = part(_("Lines on the back"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCards:
    """What the template reads."""

    front: Front
    lines: tuple[BackLine, ...]
    number: str = part(_("Telephone number"))
    help_page: str = part(_("Address of the help page"))
    address: str
    batch: str
    codes: tuple[str, ...] = part(_("Cards to print"))
    picture: str
    picture_says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The PDF, and the versions that stand on it."""

    content: bytes
    line_id: UUID
    text_ids: tuple[UUID, ...]


def print_cards(sheet: BatchSheet, held: CardSettings) -> Printed:
    """Return the cards that wait to be handed over. Raises `CannotPrint` with every reason."""
    texts = [held.text(language) for language in sheet.line.languages]
    usable = [(one.language, one.approved) for one in texts if one and one.approved]
    line = held.line
    reasons = list(_objections(sheet, held, line))
    if reasons or line is None:
        raise CannotPrint(*reasons)
    language = usable[0][0]
    with translation.override("en" if language == "en" else "sv"):
        cards, title = _cards(sheet, line, usable), str(_("Contact cards"))
    return Printed(
        content=document(TEMPLATE, cards, title=title, language=language),
        line_id=line.id,
        text_ids=tuple(one.approved_id for one in texts if one and one.approved_id),
    )


def _objections(sheet: BatchSheet, held: CardSettings, line: Line | None) -> Iterator[str]:
    if sheet.line.is_withdrawn:
        yield str(_("The batch is withdrawn. Order a new one."))
    if line is None:
        yield str(_("Fill in the support line under the settings of the cards first."))
    for language in sheet.line.languages:
        text = held.text(language)
        if text is None or text.approved is None:
            yield str(
                _("The words in %(language)s are not approved. Write and approve them first.")
            ) % {"language": language_name(language)}
        elif line and not line.open_hours and "{open}" in "".join(astuple(text.approved)):
            yield str(
                _("The words in %(language)s tell opening hours, and the support line has none.")
            ) % {"language": language_name(language)}
    if not sheet.waiting:
        yield str(_("No card of the batch waits to be handed over."))


def _cards(sheet: BatchSheet, line: Line, usable: list[tuple[str, CardWords]]) -> ContactCards:
    language, words = usable[0]
    behind = usable[1:] or usable
    return ContactCards(
        front=Front(
            language=language,
            direction=direction_of(language),
            question=_filled(words.question, line),
            who_answers=_filled(words.who_answers, line),
            code_line=_filled(words.code_line, line),
            answer_line=_filled(words.answer_line, line),
        ),
        lines=tuple(
            BackLine(
                language=one,
                direction=direction_of(one),
                short_line=_filled(said.short_line, line),
            )
            for one, said in behind
        ),
        number=line.number,
        help_page=line.help_page,
        address=line.help_page.removeprefix("https://").removesuffix("/"),
        batch=str(sheet.line.number),
        codes=tuple(card.code for card in sheet.cards if card.state == "waiting"),
        picture=qr_code(line.help_page),
        picture_says=str(_("QR code to the help page: %(address)s")) % {"address": line.help_page},
    )


def qr_code(address: str) -> str:
    """Return the address as an SVG of level M, the same on every card: it tells nobody's code."""
    made = io.BytesIO()
    segno.make(address, error="m", boost_error=False, micro=False).save(
        made, kind="svg", border=0, xmldecl=False, omitsize=True
    )
    return made.getvalue().decode()


def _filled(text: str, line: Line) -> str:
    return text.replace("{hours}", str(line.answers_within_hours)).replace(
        "{open}", line.open_hours
    )
