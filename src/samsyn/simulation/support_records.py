"""What is told of a help contact, and of the case that it became."""

from dataclasses import dataclass
from datetime import date

from samsyn.vocabulary.support import (
    AftercareResult,
    Caller,
    CallerWish,
    CaseMove,
    ContactEnd,
    ExitKind,
    NeedKind,
    NumberFrom,
    StepProgress,
    Topic,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedStep:
    """A step of a plan: agreed and begun so many days after the case was opened."""

    need: NeedKind
    text: str
    by_whom: str
    provider: str = ""
    agreed_after: int = 8
    progress: StepProgress = StepProgress.STARTED
    lasts: int = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedTurn:
    """A turn of a case, so many days after it was opened."""

    after: int
    move: CaseMove
    reason: str = ""
    exit_kind: ExitKind | None = None
    result: AftercareResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedSupportCase:
    """What became of a contact: who it is, the plan, how often they met, and the turns."""

    given: str
    family: str
    steps: tuple[SimulatedStep, ...] = ()
    turns: tuple[SimulatedTurn, ...] = ()
    met_after_hours: int = 30
    last_touch_days_ago: int | None = None  # None: until the case ended


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedHelpContact:
    """Somebody got in touch, by card if `has_card`; `case` if it became more than a talk."""

    on: date
    hour: int
    topic: Topic
    wish: CallerWish = CallerWish.MEETING
    caller: Caller = Caller.SELF
    has_card: bool = False
    called_as: str = ""
    reach_by: str = ""
    note: str = ""
    answered_after_hours: int | None = 0  # None: nobody has answered yet
    ends: ContactEnd | None = None
    case: SimulatedSupportCase | None = None

    @property
    def number_from(self) -> NumberFrom:
        if self.has_card:
            return NumberFrom.CARD
        return NumberFrom.WEB if self.caller is Caller.RELATIVE else NumberFrom.OTHER
