"""The ledger of promises: which are kept, with what proof, and how long each step took."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.groups.models import Group, GroupLink
from samsyn.office.promises import rules as promised
from samsyn.office.promises.queries import (
    AnswerShown,
    PromiseShown,
    answers_to,
    ledger,
    one_promise,
    own_agencies_for,
)
from samsyn.office.promises.rules import Keeping
from samsyn.office.sanctions.queries.pages import all_triggers
from samsyn.office.sanctions.queries.shown import TriggerShown
from samsyn.office.sanctions.rules import Call, Clock, Spread, keeping, next_step, spread
from samsyn.vocabulary.promises import PromiseKind, PromiseState
from samsyn.vocabulary.sanctions import TriggerVerdict

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """What a promise waits for, and its last day."""

    on: date
    what: str = ""  # a step after a trigger, as the ledger calls it; '' for an agency's answer
    trigger_id: UUID | None = None
    group: str = ""  # against which the trigger stands


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """One promise, whether it is kept, and its proof: triggers with rounds, or answers."""

    promise: PromiseShown
    keeping: Keeping
    triggers: tuple[TriggerShown, ...] = ()
    answers: tuple[AnswerShown, ...] = ()
    may_answer: bool = False  # the reader's agency answers for it
    awaits: Awaited | None = None  # the first that is still to be done


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """The promises, the broken first, and the days that each step took."""

    group: str  # whose promises alone are shown; '' for the site's
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
    PromiseState.NOT_TOLD,
)


def kept_promises(
    actor: Actor,
    *,
    today: date,
    group_id: UUID | None = None,
    triggers: Sequence[TriggerShown] | None = None,
    same: Linked | None = None,
) -> KeptPage:
    """Return the ledger of promises, for the reader's joint rooms or to one group alone.

    New violence by a group calls upon the promise of consequences that its trigger names, else
    upon the latest that was given to the group before. Of help and protection the agencies that
    answer for them say whether they were kept.

    `triggers` are all that the reader sees, and `same` says which records are of one group,
    for a page that has read them already.
    """
    every = ledger(actor)
    triggers = all_triggers(actor, today=today) if triggers is None else triggers
    same = same or access.linked(actor, GroupLink)
    lines = [*_consequences(every, triggers, same), *_answered(actor, every, today=today)]
    group = ""
    if group_id is not None:
        group = access.get_visible(actor, Group.objects, pk=group_id).working_name
        records = same.together_with(group_id)
        lines = [one for one in lines if _is_to(one.promise, records)]
        triggers = [one for one in triggers if one.group.id in records]
    calls = [(one.lengths, _call(one)) for one in triggers]
    return KeptPage(
        group=group,
        lines=tuple(sorted(lines, key=lambda one: _ORDER.index(one.keeping.state))),
        counts={state: sum(one.keeping.state is state for one in lines) for state in _ORDER},
        decision=_spread((each.decision, one.decision) for each, one in calls),
        first_measure=_spread((each.first_measure, one.first_measure) for each, one in calls),
        report_back=_spread((each.report_back, one.report_back) for each, one in calls),
    )


def promise_to_answer(actor: Actor, promise_id: UUID) -> tuple[PromiseShown, Choices]:
    """Return a promise and the reader's agencies that answer for it. Raises `NotVisible`."""
    found = one_promise(actor, promise_id)
    agencies = own_agencies_for(actor, [found.kind], found.room_id)[found.kind]
    return found, [(str(one.pk), one.name) for one in agencies]


def _is_to(promise: PromiseShown, groups: Collection[UUID]) -> bool:
    return any(one in groups for one, _name in promise.groups)


def _consequences(
    every: Sequence[PromiseShown], triggers: Sequence[TriggerShown], same: Linked
) -> Iterable[KeptLine]:
    promises = [one for one in every if one.kind is PromiseKind.CONSEQUENCE]
    called = _called(promises, triggers, same)
    for one in promises:
        calls = called[one.id]
        yield KeptLine(
            promise=one,
            keeping=keeping(map(_call, calls)),
            triggers=tuple(calls),
            awaits=_awaited(calls),
        )


def _awaited(calls: Iterable[TriggerShown]) -> Awaited | None:
    found = [
        Awaited(on=step[0], what=step[1], trigger_id=one.id, group=one.group.name)
        for one in calls
        if (step := next_step(_call(one)))
    ]
    return min(found, key=lambda one: one.on, default=None)


def _answered(actor: Actor, every: Sequence[PromiseShown], *, today: date) -> Iterable[KeptLine]:
    """Yield the promises of help and protection. Help to one person is asked of nobody."""
    promises = [one for one in every if one.kind is not PromiseKind.CONSEQUENCE]
    answers = answers_to(actor, [one.id for one in promises])
    own = {
        room: own_agencies_for(actor, (PromiseKind.HELP, PromiseKind.PROTECTION), room)
        for room in {one.room_id for one in promises}
    }
    for one in promises:
        given = answers.get(one.id, [])
        if one.due_on is None or not promised.is_told(one.kind, one.occasion):
            yield KeptLine(promise=one, keeping=promised.not_told())
            continue
        said = [promised.Answered(each.proof, each.done_on, each.agency) for each in given]
        yield KeptLine(
            promise=one,
            keeping=promised.standing(one.due_on, said, today=today),
            answers=tuple(given),
            may_answer=bool(own[one.room_id][one.kind]),
            awaits=None if given else Awaited(on=one.due_on),
        )


def _spread(clocks: Iterable[tuple[int, Clock | None]]) -> Spread:
    return spread([(length, one) for length, one in clocks if one is not None])


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
    promises: Sequence[PromiseShown], triggers: Iterable[TriggerShown], same: Linked
) -> Mapping[UUID, list[TriggerShown]]:
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
