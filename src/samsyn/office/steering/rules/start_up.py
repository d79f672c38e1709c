"""Whether a site may give the message: help, consequences, baseline and agreements come first.

A promise of help that nobody answers, or of consequences that nobody has agreed on, is worse
than none. So each missing part is an objection of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samsyn.office.steering.rules.agreements import AgreementFacts, holds_on
from samsyn.office.steering.rules.days import months_between

TEST_HOLDS = timedelta(days=90)  # a line that answered in spring may be dead by autumn
BASELINE_MONTHS = 24


class NotReady(StrEnum):
    """Why a site may not give the message yet."""

    NO_NUMBER = "no_number"
    LINE_NOT_STAFFED = "line_not_staffed"
    LINE_NOT_TESTED = "line_not_tested"
    TEST_IS_OLD = "test_is_old"
    NO_LEVERS = "no_levers"
    NO_BASELINE = "no_baseline"
    BASELINE_IS_SHORT = "baseline_is_short"
    NO_AGREEMENT = "no_agreement"
    PARTNER_WITHOUT_AGREEMENT = "partner_without_agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessFacts:
    """What decides whether messages may be given. A day is when the evidence was dated."""

    has_number: bool | None = None  # of the help line; None if the reader cannot see the cards
    staffed_on: date | None = None
    tested_on: date | None = None
    levers_on: date | None = None
    baseline: tuple[date, date] | None = None
    agreements: tuple[AgreementFacts, ...] = ()
    partners: Mapping[int, str] | None = None  # agencies that must be party to one, by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One thing that is missing, with what it is about."""

    reason: NotReady
    on: date | None = None
    months: int = 0
    who: str = ""


def objections_to_messages(facts: ReadinessFacts, *, today: date) -> tuple[Objection, ...]:
    """Return everything that stands in the way, all at once; nothing means ready."""
    return (
        *_about_line(facts, today),
        *_about_levers(facts, today),
        *_about_baseline(facts),
        *_about_agreements(facts, today),
    )


def _about_line(facts: ReadinessFacts, today: date) -> Iterator[Objection]:
    if facts.has_number is False:
        yield Objection(reason=NotReady.NO_NUMBER)
    if facts.staffed_on is None or facts.staffed_on > today:
        yield Objection(reason=NotReady.LINE_NOT_STAFFED)
    if facts.tested_on is None or facts.tested_on > today:
        yield Objection(reason=NotReady.LINE_NOT_TESTED)
    elif today - facts.tested_on > TEST_HOLDS:
        yield Objection(reason=NotReady.TEST_IS_OLD, on=facts.tested_on)


def _about_levers(facts: ReadinessFacts, today: date) -> Iterator[Objection]:
    if facts.levers_on is None or facts.levers_on > today:
        yield Objection(reason=NotReady.NO_LEVERS)


def _about_baseline(facts: ReadinessFacts) -> Iterator[Objection]:
    if facts.baseline is None:
        yield Objection(reason=NotReady.NO_BASELINE)
        return
    months = months_between(*facts.baseline)
    if months < BASELINE_MONTHS:
        yield Objection(reason=NotReady.BASELINE_IS_SHORT, months=months)


def _about_agreements(facts: ReadinessFacts, today: date) -> Iterator[Objection]:
    standing = [one for one in facts.agreements if holds_on(one, today)]
    if not standing:
        yield Objection(reason=NotReady.NO_AGREEMENT)
        return
    bound = frozenset[int]().union(*(one.parties for one in standing))
    for agency, name in sorted((facts.partners or {}).items(), key=lambda one: one[1]):
        if agency not in bound:
            yield Objection(reason=NotReady.PARTNER_WITHOUT_AGREEMENT, who=name)
