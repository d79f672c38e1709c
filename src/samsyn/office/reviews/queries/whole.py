"""A whole review as its page shows it: where it stands, its sections, what each still asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from samsyn.office.reviews.queries.rooms import ReviewRoom
from samsyn.office.reviews.queries.shown import (
    DecisionShown,
    DisputeShown,
    DissentShown,
    GroupShown,
    IncidentShown,
    PresentShown,
    PromiseLine,
    RoundLine,
    SignatureShown,
    SupportShown,
    TalksShown,
    TaskShown,
)
from samsyn.office.reviews.rules import Left, Timeliness, Week, left_in, left_over, sections_of
from samsyn.vocabulary.reviews import ChangedSince, ReviewMove, ReviewSection, ReviewState


class _Line(Protocol):
    @property
    def since(self) -> ChangedSince: ...


Shown = TypeVar("Shown", bound=_Line)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewHead:
    """One review in a list, and the head of its page."""

    id: UUID
    room: ReviewRoom
    week: Week
    starts_at: datetime
    ends_at: datetime
    state: ReviewState
    moves: frozenset[ReviewMove]
    version: int
    frozen_by: str
    signed_by: str
    signed_at: datetime | None
    approved: int = 0
    took_part: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the room still works on it."""
        return self.state is ReviewState.OPEN

    @property
    def sections(self) -> tuple[ReviewSection, ...]:
        """The sections that the room has."""
        return sections_of(is_joint=self.room.is_joint)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """A whole review."""

    head: ReviewHead
    incidents: tuple[IncidentShown, ...]
    recorded_late: int
    timeliness: Timeliness
    disputes: tuple[DisputeShown, ...]
    talks: tuple[TalksShown, ...]
    groups: tuple[GroupShown, ...]
    tasks: tuple[TaskShown, ...]
    promises: tuple[PromiseLine, ...]
    rounds: tuple[RoundLine, ...]
    support: tuple[SupportShown, ...]
    decisions: tuple[DecisionShown, ...]
    present: tuple[PresentShown, ...]
    dissents: tuple[DissentShown, ...]
    signatures: tuple[SignatureShown, ...]
    is_compared: bool  # with the data of now
    changed: int  # lines that the data of now tell otherwise, and new ones
    may_approve: bool  # for an agency that has not yet

    @property
    def sections(self) -> tuple[Left, ...]:
        """Each section, with how many things it holds and how many of them wait for the room."""
        counted = (
            _lines(ReviewSection.INCIDENTS, self.incidents, lambda one: one.mark is None),
            _lines(ReviewSection.DISPUTES, self.disputes),
            _lines(ReviewSection.TALKS, self.talks, lambda one: one.nobody_asked),
            _lines(ReviewSection.GROUPS, self.groups),
            left_in(ReviewSection.TASKS, (one.waits for one in self.tasks)),
            _lines(ReviewSection.PROMISES, self.promises),
            _lines(ReviewSection.ROUNDS, self.rounds, lambda one: one.awaits),
            left_in(ReviewSection.SUPPORT, (False for _ in self.support)),
            left_in(ReviewSection.DECISIONS, (False for _ in self.decisions)),
            left_in(ReviewSection.CLOSING, (not self.present, self.head.is_open)),
        )
        held = [one for one in counted if one.section in self.head.sections]
        return tuple(held if self.head.is_open else (replace(one, left=0) for one in held))

    @property
    def under_discussion(self) -> frozenset[ReviewSection]:
        """The sections that stand open: the first that waits for the room, or what was decided.

        So do those that the reader compared with the data of now, where they tell otherwise.
        """
        if self.head.is_open:
            return frozenset([next(one.section for one in self.sections if one.left)])
        changed = {one.section for one in self.sections if one.changed}
        waiting = {ReviewSection.CLOSING} if self.may_approve else set[ReviewSection]()
        return frozenset({ReviewSection.DECISIONS} | changed | waiting)

    @property
    def still_left(self) -> int:
        """How many things wait for the room in all."""
        return left_over(self.sections)


def _lines(
    section: ReviewSection,
    lines: Sequence[Shown],
    waits: Callable[[Shown], bool] = lambda _one: False,
) -> Left:
    changed = sum(one.since is not ChangedSince.SAME for one in lines)
    return replace(left_in(section, (waits(one) for one in lines)), changed=changed)
