"""What the sites have published on their own work, as plain data with its source.

Figures are as published: rounded ones say so, and a day that the source leaves open is an
interval. They are facts on activity, never on a person.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from samsyn.vocabulary.uncertain_dates import DateInterval


class Dated(Protocol):
    """A fact that was so at a time."""

    @property
    def when(self) -> DateInterval:
        """The day or period of the fact."""


AnyFact = TypeVar("AnyFact", bound=Dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFact:
    """A decision or agreement between parties."""

    kind: str  # council_decision, letter_of_intent, agreement
    when: DateInterval
    parties: tuple[str, ...]
    ends_on: date | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartUpStepFact:
    """A step of the stepwise start."""

    phase: str
    step: str
    when: DateInterval
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInFact:
    """A held call-in. Numbers that were not published are none."""

    number: int
    when: DateInterval
    invited: int | None
    attended: int | None
    stayed: int | None = None
    approximate: bool = False
    rehearsed: bool = False
    speakers: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInReachFact:
    """People reached in a number of call-ins together."""

    when: DateInterval
    call_ins: int
    people: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationsFact:
    """Custom notifications up to a day: conversations and the people met, not attempts."""

    when: DateInterval
    since: DateInterval
    conversations: int | None
    people: int | None
    approximate: bool
    by: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpContactsFact:
    """People who made contact for help, of those who had heard the message (if published)."""

    when: DateInterval
    people: int
    of_people: int | None
    approximate: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionRoundsFact:
    """Rounds of raised focus up to a day and what they consisted of, per agency."""

    when: DateInterval
    rounds: int
    measures: tuple[tuple[str, str], ...]  # (agency kind, measure)
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceFact:
    """A promise of rhythm."""

    when: DateInterval
    what: str
    at_least_per_year: int
    condition: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationFact:
    """A published evaluation and what it does and does not say."""

    when: DateInterval
    design: str
    finding: str
    limit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualCountFact:
    """A count of a calendar year by the source's own definition; never splice sources."""

    when: DateInterval
    indicator: str
    value: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """All published facts of one site."""

    agreements: tuple[AgreementFact, ...] = ()
    steps: tuple[StartUpStepFact, ...] = ()
    call_ins: tuple[CallInFact, ...] = ()
    reached_in_call_ins: tuple[CallInReachFact, ...] = ()
    notifications: tuple[NotificationsFact, ...] = ()
    help_contacts: tuple[HelpContactsFact, ...] = ()
    sanction_rounds: tuple[SanctionRoundsFact, ...] = ()
    cadences: tuple[CadenceFact, ...] = ()
    evaluations: tuple[EvaluationFact, ...] = ()
    annual_counts: tuple[AnnualCountFact, ...] = ()

    def until(self, today: date) -> "Published":
        """Return the facts that were so by `today`."""
        return Published(
            agreements=_by(today, self.agreements),
            steps=_by(today, self.steps),
            call_ins=_by(today, self.call_ins),
            reached_in_call_ins=_by(today, self.reached_in_call_ins),
            notifications=_by(today, self.notifications),
            help_contacts=_by(today, self.help_contacts),
            sanction_rounds=_by(today, self.sanction_rounds),
            cadences=_by(today, self.cadences),
            evaluations=_by(today, self.evaluations),
            annual_counts=_by(today, self.annual_counts),
        )


def _by(today: date, facts: tuple[AnyFact, ...]) -> tuple[AnyFact, ...]:
    return tuple(fact for fact in facts if fact.when.latest <= today)
