"""What is known of the people whom a call-in is to reach, as far as it bears on the plan."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from samsyn.office.planning.rules.questions import Question
from samsyn.vocabulary.call_ins import Exclusion
from samsyn.vocabulary.support import SignalKind

Pair = frozenset[UUID]


class Ledger(StrEnum):
    """What the ledger of the call-in says of somebody."""

    NONE = "none"
    CHOSEN = "chosen"
    NOT_CHOSEN = "not_chosen"
    CALLED_OFF = "called_off"  # cannot come back


class Obstacle(StrEnum):
    """Why somebody is not proposed, where no rule of the call-in bars them."""

    IN_SUPPORT = "in_support"  # support has told so, with the person's consent
    CALL_SUPPORT_FIRST = "call_support_first"
    NOT_CHOSEN = "not_chosen"
    CALLED_OFF = "called_off"
    LEFT_OUT = "left_out"  # by the planner, in this question
    TOLD = "told"  # has had the message lately, and is counted as reached


_SIGNALS = {
    SignalKind.SAFETY_CONCERN: Obstacle.CALL_SUPPORT_FIRST,
    SignalKind.OFFER_ACCEPTED: Obstacle.IN_SUPPORT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One person. Rules are asked of the facts that the reader may see now."""

    id: UUID
    groups: tuple[UUID, ...] = ()
    rules: tuple[Exclusion, ...] = ()
    signals: frozenset[SignalKind] = frozenset()
    ledger: Ledger = Ledger.NONE
    supervised: bool = False
    told: bool = False

    def obstacles(self, question: Question) -> tuple[Exclusion | Obstacle, ...]:
        """Return everything that keeps the person from being proposed, what is strongest first.

        Somebody whom the planner adds, or the ledger has chosen, is stopped by rules alone.
        """
        found: list[Exclusion | Obstacle] = list(self.rules)
        is_left_out = self.id in question.left_out
        if self.ledger is Ledger.CALLED_OFF:
            found.append(Obstacle.CALLED_OFF)
        if is_left_out:
            found.append(Obstacle.LEFT_OUT)
        if not is_left_out and (self.id in question.added or self.ledger is Ledger.CHOSEN):
            return tuple(found)
        found += [reason for signal, reason in _SIGNALS.items() if signal in self.signals]
        if self.ledger is Ledger.NOT_CHOSEN and not is_left_out:
            found.append(Obstacle.NOT_CHOSEN)
        if self.told and question.counts_told:
            found.append(Obstacle.TOLD)
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Two people between whom the message can travel."""

    first: UUID
    second: UUID
    is_old: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that the question is asked of."""

    people: Mapping[UUID, Known]
    groups: Mapping[UUID, str]  # working names, in Swedish order
    contacts: tuple[Contact, ...] = ()
    conflicts: frozenset[Pair] = frozenset()  # personal ones that nobody has solved
    rivals: tuple[tuple[UUID, UUID], ...] = ()  # groups of these in dispute

    def able_in(self, question: Question) -> dict[UUID, int]:
        """Return group -> how many of it nothing keeps from being proposed."""
        able = Counter(
            group
            for one in self.people.values()
            if not one.obstacles(question)
            for group in one.groups
        )
        return {group: able[group] for group in self.groups}
