"""The ledger of promised consequences: which are kept, and how long each step took."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import GroupLink
from samsyn.office.promises.queries import PromiseShown, ledger
from samsyn.office.sanctions.queries.pages import all_triggers
from samsyn.office.sanctions.queries.shown import TriggerShown
from samsyn.office.sanctions.rules import LENGTHS, Call, Clock, Keeping, Spread, keeping, spread
from samsyn.vocabulary.promises import PromiseKind, PromiseState
from samsyn.vocabulary.sanctions import TriggerVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """One promise of consequences, and whether it is kept."""

    promise: PromiseShown
    keeping: Keeping
    triggers: tuple[TriggerShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """The promises, the broken first, and the days that each step took."""

    lines: tuple[KeptLine, ...]
    counts: Mapping[PromiseState, int]
    decision: Spread
    first_measure: Spread
    report_back: Spread


_ORDER = (
    PromiseState.BROKEN,
    PromiseState.DUE,
    PromiseState.KEPT,
    PromiseState.SET_ASIDE,
    PromiseState.PENDING,
)


def kept_promises(actor: Actor, *, today: date) -> KeptPage:
    """Return the ledger of promised consequences, for the reader's joint rooms.

    New violence by a group calls upon the promise that its trigger names, else upon the latest
    that was given to the group before.
    """
    promises = [one for one in ledger(actor) if one.kind is PromiseKind.CONSEQUENCE]
    triggers = all_triggers(actor, today=today)
    called = _called(actor, promises, triggers)
    lines = [
        KeptLine(
            promise=one,
            keeping=keeping(map(_call, called[one.id])),
            triggers=tuple(called[one.id]),
        )
        for one in promises
    ]
    calls = [_call(one) for one in triggers]
    return KeptPage(
        lines=tuple(sorted(lines, key=lambda one: _ORDER.index(one.keeping.state))),
        counts={state: sum(one.keeping.state is state for one in lines) for state in _ORDER},
        decision=_spread(LENGTHS.decision, [one.decision for one in calls]),
        first_measure=_spread(LENGTHS.first_measure, [one.first_measure for one in calls]),
        report_back=_spread(LENGTHS.report_back, [one.report_back for one in calls]),
    )


def _spread(length: int, clocks: Iterable[Clock | None]) -> Spread:
    return spread([(length, one) for one in clocks if one is not None])


def _call(trigger: TriggerShown) -> Call:
    verdicts = [one.what for one in trigger.decisions]
    round_ = trigger.round
    acts = True if TriggerVerdict.ACT in verdicts else None
    return Call(
        decision=trigger.decision_clock,
        acts=False if TriggerVerdict.NOT_ACT in verdicts else acts,
        first_measure=round_.first_measure if round_ else None,
        report_back=round_.report_back if round_ else None,
    )


def _called(
    actor: Actor, promises: Sequence[PromiseShown], triggers: Iterable[TriggerShown]
) -> Mapping[UUID, list[TriggerShown]]:
    same = access.linked(actor, GroupLink)
    known = {one.id for one in promises}
    found: dict[UUID, list[TriggerShown]] = defaultdict(list)
    for trigger in triggers:
        group = same.standing_for(trigger.group.id)
        given = [
            one
            for one in promises  # the newest first
            if one.made_on <= trigger.opened_on
            and group in {same.standing_for(each) for each, _name in one.groups}
        ]
        named = trigger.promise_id if trigger.promise_id in known else None
        if named or given:
            found[named or given[0].id].append(trigger)
    return found
