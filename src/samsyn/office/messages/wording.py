"""The words of this app's pages for the values that they show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from samsyn import formats
from samsyn.analysis.texts.plain_language import (
    HIGHEST_LIX,
    MOST_WORDS,
    Advice,
    Reading,
    reading_of,
)
from samsyn.office.messages import languages
from samsyn.office.messages.queries import VersionPage, paragraphs_of
from samsyn.office.messages.states import VersionState
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.messages import HANDED_OVER, PARTS_OF, MessageKind, Part

_GAP = re.compile(r"\{[^{}]*\}")
TONES = {
    VersionState.DRAFT: "",
    VersionState.SUBMITTED: "warn",
    VersionState.COMING: "info",
    VersionState.IN_FORCE: "ok",
    VersionState.SUPERSEDED: "plain",
    VersionState.EXPIRED: "danger",
    VersionState.WITHDRAWN: "plain",
}


def states() -> dict[VersionState, str]:
    """Return where a version can stand."""
    return {
        VersionState.DRAFT: pgettext("version", "Draft"),
        VersionState.SUBMITTED: pgettext("version", "Waits for approval"),
        VersionState.COMING: pgettext("version", "Approved, not yet valid"),
        VersionState.IN_FORCE: pgettext("version", "In use"),
        VersionState.SUPERSEDED: pgettext("version", "Followed by a later one"),
        VersionState.EXPIRED: pgettext("version", "Expired"),
        VersionState.WITHDRAWN: pgettext("version", "Withdrawn"),
    }


def why(page: VersionPage) -> str:
    """Return, in one sentence, the facts that the state follows from."""
    first, end = _day(page.valid_from), _day(page.valid_to)
    reasons = {
        VersionState.DRAFT: _("It has not been handed in for approval."),
        VersionState.SUBMITTED: _("It has been handed in, and nobody has approved it yet."),
        VersionState.COMING: _("It is approved, and holds from %(first)s.") % {"first": first},
        VersionState.IN_FORCE: _("It is approved, and holds from %(first)s until %(end)s.")
        % {"first": first, "end": end},
        VersionState.SUPERSEDED: _("Version %(number)s has taken over.")
        % {"number": page.followed_by},
        VersionState.EXPIRED: _("It stopped being valid on %(end)s.") % {"end": end},
        VersionState.WITHDRAWN: _("It cannot be used again."),
    }
    if page.state is VersionState.DRAFT and page.sent_back:
        return _("It has been sent back to be changed.")
    return reasons[page.state]


def advice(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield what to look at again: a short name, and the sentence."""
    said = {
        Advice.LONG_SENTENCES: (
            _("Long sentences"),
            _("A sentence has %(mean)s words on average. Aim for %(most)d at most.")
            % {"mean": decimal(reading.mean_sentence), "most": MOST_WORDS},
        ),
        Advice.HEAVY_WORDS: (
            _("Hard to read"),
            _("The readability index LIX is %(lix)d. Aim for %(most)d at most: use shorter words.")
            % {"lix": round(reading.lix), "most": HIGHEST_LIX},
        ),
        Advice.PASSIVE: (
            _("May be passive"),
            _("Say who does it: %(found)s.") % {"found": ", ".join(reading.passive)},
        ),
        Advice.LISTED_WORD: (
            _("Words to choose with care"),
            "; ".join(
                _("“%(word)s”: rather “%(instead)s”") % {"word": one.found, "instead": one.instead}
                for one in reading.listed
            ),
        ),
    }
    return (said[one] for one in reading.advice)


def measures(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Return the measures with their names."""
    words = ngettext("%(count)d word", "%(count)d words", reading.words) % {"count": reading.words}
    return (
        (_("Length"), words),
        (_("Words a sentence"), decimal(reading.mean_sentence)),
        (_("LIX"), str(round(reading.lix))),
    )


def decimal(value: float) -> str:
    """Return a number with one decimal, as the page's language writes it."""
    text = f"{value:.1f}"
    return text.replace(".", ",") if active_language() == "sv" else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What stands beside a text: advice, measures, and the parts that it may hold."""

    advice: tuple[tuple[str, str], ...]
    measures: tuple[tuple[str, str], ...]
    is_checked: bool  # the language has rules of ours
    blocking: tuple[tuple[str, str], ...]  # word -> what to write instead
    parts: tuple[tuple[str, str], ...]  # as it is written, and what it stands for


def panel(kind: MessageKind | None, *, language: str, heading: str, body: str) -> Panel:
    """Return what can be said beside a text as it stands."""
    reading = reading_of(f"{heading}\n{body}", language=language)
    allowed = PARTS_OF[kind] if kind else frozenset(Part)
    listed = reading.listed if reading and kind in HANDED_OVER else ()
    return Panel(
        advice=tuple(advice(reading)) if reading else (),
        measures=measures(reading) if reading and reading.words else (),
        is_checked=reading is not None,
        blocking=tuple((one.found, one.instead) for one in listed if one.blocks),
        parts=tuple((f"{{{part.value}}}", terms.word(part)) for part in Part if part in allowed),
    )


def panel_of(page: VersionPage) -> Panel:
    """Return what can be said beside a version."""
    return panel(page.kind, language=page.language, heading=page.heading, body=page.body)


def pieces(text: str) -> tuple[tuple[bool, str], ...]:
    """Return a text in pieces: (is a gap, words). Nothing is lost but the braces."""
    found: list[tuple[bool, str]] = []
    start = 0
    for gap in _GAP.finditer(text):
        found += [(False, text[start : gap.start()]), (True, gap[0][1:-1].strip())]
        start = gap.end()
    found.append((False, text[start:]))
    return tuple(piece for piece in found if piece[1])


def pieces_of(page: VersionPage) -> tuple[tuple[tuple[bool, str], ...], ...]:
    """Return the paragraphs of a version, each in pieces."""
    return tuple(pieces(paragraph) for paragraph in paragraphs_of(page.body))


def all_words() -> dict[str, Any]:
    """Return every word that the templates look up."""
    return {
        "states": states(),
        "tones": TONES,
        "kinds": kind_words(),
        "language": language_word,
        "pieces": pieces,
        "paragraphs": paragraphs_of,
    }


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds as choices of a form."""
    return terms.choices(MessageKind)


def kind_words() -> dict[MessageKind, str]:
    """Return what each kind of text is called."""
    return {kind: terms.word(kind) for kind in MessageKind}


def language_word(code: str) -> str:
    """Return what the page's language calls another."""
    return languages.language_name(code, spoken_in=active_language())


def language_choices(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return languages as choices of a form."""
    return [(code, language_word(code)) for code in codes]


def every_language() -> list[tuple[str, str]]:
    """Return every language that a site can add."""
    return languages.every_language(spoken_in=active_language())


def _day(day: date | None) -> str:
    return formats.dated(day, language=active_language()) if day else ""
