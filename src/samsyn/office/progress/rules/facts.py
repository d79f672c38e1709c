"""What the records of a joint room say of a period, before anything of it is told.

Counts of people are here as they are, by the smallest cells; `releases` decides which are told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from samsyn.analysis.disclosure_control import Asked
from samsyn.office.outcomes.queries import SeriesPage
from samsyn.office.outcomes.tables import Findings
from samsyn.office.progress.rules.drafts import Help
from samsyn.vocabulary.call_ins import SpeakerRole
from samsyn.vocabulary.community import OrganisationKind
from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.promises import PromiseKind, PromiseState

CALLED: Final = "called"
CAME: Final = "came"
MET: Final = "met"
TALKS: Final = "talks"
CARDS: Final = "cards"
CONTACTS: Final = "contacts"
BEFORE: Final = "violence_before"
AFTER: Final = "violence_after"
YEAR: Final = "violence_"  # and the year

Counts = Mapping[str, int | None]  # by name; None is too small to be shown


def called_in(month: date) -> str:
    """Return the name of how many were called to the call-ins of one month."""
    return f"{CALLED}_{month:%Y_%m}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """The site itself."""

    site_id: int
    key: str
    name: str
    brand: str
    threshold: int
    started_on: date | None
    partners: tuple[str, ...]
    message: Mapping[str, tuple[str, ...]]  # by language; empty where none is approved
    help: Help


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """An agreement that held in the period."""

    name: str
    valid_from: date
    valid_to: date | None
    parties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StartUpFacts:
    """How far the start-up had come on the last day. A step is done when it has evidence."""

    steps: int
    done: int
    help_on: date | None  # when the help line was staffed, None if it was not
    message_on: date | None  # the first call-in by the start-up's own evidence, None before it


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneFacts:
    """What was done in the period. Nothing here counts a person."""

    evenings: tuple[date, ...] = ()
    with_voices: int = 0  # evenings at which somebody of the local community spoke
    rehearsed: int = 0  # of these evenings
    speakers: tuple[SpeakerRole, ...] = ()
    organisations: int = 0  # in the audience
    audience: tuple[OrganisationKind, ...] = ()
    teams: tuple[str, ...] = ()  # agencies that held talks
    rounds: int = 0
    rounds_running: int = 0
    measures: tuple[tuple[str, tuple[Lever, ...]], ...] = ()
    next_evening: date | None = None
    agreements: tuple[AgreementFacts, ...] = ()
    start_up: StartUpFacts | None = None  # None where its list has not begun
    promises: Mapping[tuple[PromiseKind, PromiseState], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolenceFacts:
    """The series that the report follows, cut at the last day, and what the analysis finds."""

    page: SeriesPage
    found: Findings

    @property
    def years(self) -> Mapping[int, tuple[int, int]]:
        """Year -> the first and the last month that has a value."""
        found: dict[int, tuple[int, int]] = {}
        for one in self.page.own.points:
            begins = one.first.month
            ends = self.page.own.indicator.period.last_of(one.first).month
            since, until = found.get(one.first.year, (begins, ends))
            found[one.first.year] = (min(since, begins), max(until, ends))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Everything for one report. `cells` are true counts, `asks` what is to be told of them."""

    first: date
    last: date
    today: date
    site: SiteFacts
    done: DoneFacts
    violence: ViolenceFacts | None
    cells: Mapping[str, int]
    asks: tuple[Asked, ...]

    @property
    def is_from_start(self) -> bool:
        """Whether the period begins with the work itself, so that everybody is new."""
        started = self.site.started_on
        return started is None or self.first <= started
