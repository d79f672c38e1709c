"""What an explanation says of the disclosures that brought a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.office.access.bringing import Brought


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtTexts:
    """One disclosure in words: its number, the sentences under it, and whether it is over."""

    number: str
    sentences: tuple[str, ...]
    is_over: bool


def brought_texts(one: Brought, *, language: str, today: date) -> BroughtTexts:
    """Return one disclosure that brought a record as sentences, in the order of the steps."""

    def written(day: date) -> str:
        return formats.long_date(day, language=language)

    return BroughtTexts(
        number=one.number,
        sentences=(
            _("%(origin)s told %(room)s on %(day)s.")
            % {"origin": one.origin, "room": one.room_name, "day": written(one.told_on)},
            _("The ground is %(provision)s. The purpose: %(purpose)s.")
            % {"provision": one.provision, "purpose": one.purpose.rstrip(".")},
            *_cooperation(one, language),
            _ending(one, written(one.expires_on), today),
        ),
        is_over=one.is_over(today),
    )


def _cooperation(one: Brought, language: str) -> Iterator[str]:
    for decided in one.decisions:
        day = formats.long_date(decided.until, language=language)
        yield _("The decision to cooperate %(reference)s holds, until %(day)s.") % {
            "reference": decided.reference,
            "day": day,
        }
    if one.asks_cooperation and not one.decisions:
        yield _(
            "The ground asks for a decision to cooperate. None that holds today is kept in a room"
            " that you read."
        )


def _ending(one: Brought, day: str, today: date) -> str:
    if one.is_let_go:
        return _("It was withdrawn, and the room has let it go.")
    if one.is_over(today):
        return _("It held until %(day)s, and holds no longer.") % {"day": day}
    return _("It holds until %(day)s.") % {"day": day}
