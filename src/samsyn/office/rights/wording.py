"""Words of what was found of a person, and the sentences of an answer under each regime."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.office.rights.queries import Contestable, Line, RequestHead, RequestSheet
from samsyn.office.rights.words import COLUMNS, TABLES
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary import call_ins, claims, groups, incidents, messages, people, support, talks
from samsyn.vocabulary.groups import MembershipRole
from samsyn.vocabulary.incidents import InvolvementRole
from samsyn.vocabulary.people import NameKind, TieKind
from samsyn.vocabulary.rights import (
    ContestedKind,
    LineDecision,
    RequestOutcome,
    WithholdGround,
)
from samsyn.vocabulary.rooms import LegalRegime

PROVISIONS: Final = {
    WithholdGround.THIRD_PARTY: "OSL 21 kap., 26 kap. 1 §, 35 kap.; dataskyddsförordningen 15.4",
    WithholdGround.SOURCE: "OSL 18 kap. 1 och 2 §§, 26 kap. 5 §",
    WithholdGround.STAFF: "OSL 39 kap.",
    WithholdGround.INVESTIGATION: "OSL 18 kap. 1 §; brottsdatalagen 4 kap. 5 §",
    WithholdGround.INTELLIGENCE: "OSL 18 kap. 2 §; brottsdatalagen 4 kap. 5 §",
    WithholdGround.SOCIAL_SERVICES: "OSL 26 kap. 1 §",
    WithholdGround.SAFETY: "OSL 21 kap. 3 §",
    WithholdGround.OTHERS_FILE: "Dataskyddsförordningen 15.4",
}
_SPOKEN: Final = (claims, people, groups, incidents, talks, call_ins, support, messages)
_KINDS: Final = {
    ContestedKind.MEMBERSHIP: MembershipRole,
    ContestedKind.INVOLVEMENT: InvolvementRole,
    ContestedKind.TIE: TieKind,
    ContestedKind.NAME: NameKind,
}


def table(name: str) -> str:
    """Return what a letter calls a table."""
    return str(TABLES.get(name, name))


def column(name: str) -> str:
    """Return what a letter calls a column."""
    return str(COLUMNS.get(name, name))


def contents(line: Line, *, masked: bool = False) -> list[tuple[str, str]]:
    """Return the columns of a row with their values, in words; without what is written freely."""
    return [
        (column(name), value(told))
        for name, told in line.contents
        if not (masked and is_written(told))
    ]


def is_written(told: Any) -> bool:
    """Whether a value is something that somebody has written, and no day, number or term."""
    if isinstance(told, list | dict):
        return True
    return isinstance(told, str) and not _day(told) and told not in _terms()


def value(told: Any) -> str:
    """Return a value in words."""
    if isinstance(told, bool):
        return _("Yes") if told else _("No")
    if isinstance(told, list):
        return ", ".join(map(value, told))
    if isinstance(told, dict):
        return "; ".join(f"{key}: {value(one)}" for key, one in told.items())
    if isinstance(told, str):
        return _day(told) or _term(told) or told
    return str(told)


def contested(one: Contestable) -> str:
    """Return what can be contested, in words."""
    named = terms.word(one.kind)
    kind = _KINDS.get(one.kind)
    known = kind is not None and one.term in {member.value for member in kind}
    said = terms.word(kind(one.term)) if kind is not None and known else ""
    rest = " · ".join(part for part in (one.text, said) if part)
    return f"{named}: {rest}" if rest else named


def withheld(ground: WithholdGround) -> str:
    """Return a ground with its provisions."""
    return f"{terms.word(ground)} ({PROVISIONS[ground]})"


def answer_lines(sheet: RequestSheet) -> Iterator[str]:
    """Yield the sentences of the letter, in the same form whatever the answer is."""
    head = sheet.head
    language = active_language()
    yield _(
        "You have asked what %(who)s holds of you in %(room)s. The request came in %(day)s."
    ) % {
        "who": head.controller,
        "room": head.room_name,
        "day": formats.dated(head.received_on, language=language),
    }
    yield outcome_sentence(head)
    if head.answer_note:
        yield head.answer_note
    if head.extended_on:
        yield _("The answer took longer than a month: %(why)s") % {"why": head.extended_because}
    yield from _rights(head)


def outcome_sentence(head: RequestHead) -> str:
    """Return what came of the request."""
    sentences = {
        RequestOutcome.NOTHING_HELD: _("Nothing of you is held in that register."),
        RequestOutcome.GRANTED: _("Everything that is held of you follows below."),
        RequestOutcome.PARTLY: _(
            "What can be told follows below. Some of it is withheld; the grounds stand beside it."
        ),
        RequestOutcome.REFUSED: _("What may be held of you cannot be told."),
    }
    if head.outcome is None:
        return _("The request is not answered yet.")
    said = sentences[head.outcome]
    return f"{said} {withheld(head.ground)}" if head.ground else said


def _rights(head: RequestHead) -> Iterator[str]:
    if head.regime == LegalRegime.CRIME_DATA.value:
        yield _(
            "The answer is given under brottsdatalagen chapter 4. Where the reason would itself "
            "harm, it may be left out."
        )
    else:
        yield _(
            "The answer is given under the data protection regulation, articles 12 and 15. The "
            "data come from the sources named beside them, and are removed when their time is over."
        )
    yield _(
        "If something is wrong you can have it corrected, contest it, or ask that it is erased. "
        "You can complain to Integritetsskyddsmyndigheten."
    )
    if head.outcome in (RequestOutcome.PARTLY, RequestOutcome.REFUSED):
        yield _(
            "You can appeal to the administrative court (förvaltningsrätten) within three weeks "
            "of the day on which you had this. Write to us; we send the appeal on."
        )


@cache
def _terms() -> dict[str, frozenset[StrEnum]]:
    found: dict[str, set[StrEnum]] = {}
    for module in _SPOKEN:
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum:
                for member in kind:
                    found.setdefault(member.value, set()).add(member)
    return {value: frozenset(members) for value, members in found.items()}


def _term(told: str) -> str:
    """Return the word of a coded value, if all terms that are coded so have the same."""
    words = {_word(one) for one in _terms().get(told, ())} - {""}
    return next(iter(words)) if len(words) == 1 else ""


def _word(one: StrEnum) -> str:
    try:
        return terms.word(one)
    except KeyError:
        return ""


def _day(told: str) -> str:
    language = active_language()
    try:
        if len(told) == len("2026-11-28"):
            return formats.dated(date.fromisoformat(told), language=language)
        if told[10:11] == "T":
            return formats.dated_moment(datetime.fromisoformat(told), language=language)
    except ValueError:
        return ""
    return ""


def decisions(lines: Iterable[Line]) -> dict[LineDecision, int]:
    """Return how many rows were decided each way."""
    found = dict.fromkeys(LineDecision, 0)
    for line in lines:
        if line.decision is not None:
            found[line.decision] += 1
    return found
