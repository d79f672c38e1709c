"""The minutes on one A4 page, to stand beside the weekly sheet of EST.

A long week runs over onto a second page rather than lose a line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.office.access import Actor
from samsyn.office.printing import (
    Classification,
    InternalUse,
    SiteMark,
    Template,
    document,
    site_mark,
)
from samsyn.office.reviews import wording
from samsyn.office.reviews.queries import ReviewPage
from samsyn.office.ui import terms
from samsyn.vocabulary.reviews import ReviewSection

TEMPLATE: Final = Template("reviews/typst/minutes.typ")
NONE: Final = "\N{EN DASH}"
SHRED_AFTER: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What the template of the minutes reads."""

    kicker: str
    nothing: str
    facts: tuple[tuple[str, str], ...]
    scores_heading: str
    columns: tuple[str, ...]
    scores: tuple[tuple[str, ...], ...] = ()
    left: tuple[Block, ...]
    right: tuple[Block, ...]
    signatures: tuple[str, ...] = ()


def minutes(actor: Actor, page: ReviewPage, *, language: str, now: datetime) -> bytes:
    """Return the minutes as a PDF that stays among colleagues. Raises `CannotPrint`."""
    sheet = Minutes(
        kicker=_("Minutes of the weekly review") if page.head.signed_at else _("Draft: not signed"),
        nothing=NONE,
        facts=tuple(_facts(page)),
        scores_heading=terms.word(ReviewSection.GROUPS),
        columns=(
            _("Group"),
            _("28 days"),
            _("90 days"),
            _("12 months"),
            _("90 days beside the 90 before"),
            _("Last message"),
            _("Increased focus"),
        ),
        scores=tuple(_scores(page, language)),
        left=tuple(_left(page, language)),
        right=tuple(_right(page, language)),
        signatures=tuple(_signatures(page, language)),
    )
    internal = InternalUse(
        printed_by=actor.name,
        printed_at=now,
        classification=Classification.SECRET,
        shred_on=formats.day_of(now) + SHRED_AFTER,
    )
    return document(
        TEMPLATE,
        sheet,
        title=wording.title_of(page.head),
        language=language,
        site=_mark(actor, page),
        internal=internal,
    )


def _mark(actor: Actor, page: ReviewPage) -> SiteMark | None:
    sites = [one.site_id for one in actor.roles if one.room_id == page.head.room.room_id]
    return site_mark(sites[0]) if sites and sites[0] is not None else None


def _facts(page: ReviewPage) -> Iterator[tuple[str, str]]:
    yield _("Room"), page.head.room.name
    yield _("Window"), wording.window_of(page.head)
    yield _("Data frozen by"), page.head.frozen_by
    yield _("Present"), ", ".join(one.name for one in page.present) or NONE


def _scores(page: ReviewPage, language: str) -> Iterator[tuple[str, ...]]:
    for one in page.groups:
        yield (
            one.name,
            str(one.days_28),
            str(one.days_90),
            str(one.months_12),
            wording.trend(one),
            formats.dated(one.message_on, language=language) if one.message_on else NONE,
            terms.word(one.round) if one.round else NONE,
        )


def _left(page: ReviewPage, language: str) -> Iterator[Block]:
    incidents = (
        _joined(
            f"{one.code} {wording.incident_title(one)}, "
            f"{formats.short_date(one.day, language=language)}",
            wording.sides_of(one),
            one.mark.note if one.mark else _("not gone through"),
        )
        for one in page.incidents
    )
    yield Block(
        heading=terms.word(ReviewSection.INCIDENTS), lines=(wording.timeliness(page), *incidents)
    )
    yield Block(
        heading=terms.word(ReviewSection.DISPUTES),
        lines=tuple(f"{one.first} {NONE} {one.second}" for one in page.disputes),
    )
    yield Block(
        heading=terms.word(ReviewSection.TALKS),
        lines=tuple(
            _("%(code)s: %(waiting)d to be held, %(over)d over, %(consider)d to consider")
            % {
                "code": one.code,
                "waiting": one.waiting,
                "over": one.over,
                "consider": one.to_consider,
            }
            for one in page.talks
        ),
    )
    if page.support:
        yield Block(
            heading=terms.word(ReviewSection.SUPPORT),
            lines=tuple(
                f"{terms.word(one.kind)}: {wording.support_line(one)}" for one in page.support
            ),
        )


def _right(page: ReviewPage, language: str) -> Iterator[Block]:
    yield Block(
        heading=terms.word(ReviewSection.DECISIONS),
        lines=tuple(
            _joined(
                f"{one.number}. {one.text}",
                one.owner,
                formats.dated(one.due_on, language=language) if one.due_on else "",
            )
            for one in page.decisions
        ),
    )
    yield Block(
        heading=terms.word(ReviewSection.TASKS),
        lines=tuple(
            _joined(f"{one.code} {one.text}", one.owner, terms.word(one.state), one.said)
            for one in page.tasks
        ),
    )
    yield Block(
        heading=terms.word(ReviewSection.PROMISES),
        lines=tuple(
            _joined(one.code, ", ".join(one.groups), terms.word(one.state)) for one in page.promises
        ),
    )
    yield Block(
        heading=terms.word(ReviewSection.ROUNDS),
        lines=tuple(
            _joined(
                f"{one.code} {one.group}",
                terms.word(one.round) if one.round else terms.word(one.state),
            )
            for one in page.rounds
        ),
    )
    yield Block(
        heading=_("Dissent"), lines=tuple(f"{one.who}: {one.text}" for one in page.dissents)
    )


def _signatures(page: ReviewPage, language: str) -> Iterator[str]:
    if page.head.signed_at is None:
        yield _("Draft: not signed")
        return
    yield _("Signed by %(name)s, %(moment)s.") % {
        "name": page.head.signed_by,
        "moment": formats.dated_moment(page.head.signed_at, language=language),
    }
    for one in page.signatures:
        if one.at is None:
            yield _("%(agency)s has not approved yet.") % {"agency": one.agency}
        else:
            yield _("Approved for %(agency)s by %(name)s.") % {
                "agency": one.agency,
                "name": one.by,
            }


def _joined(*parts: str) -> str:
    return "; ".join(_filled(parts))


def _filled(parts: Iterable[str]) -> Iterator[str]:
    return (one for one in parts if one)
