"""Turns frozen lines into what a page shows, with names that everybody in the room may see."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import Group
from samsyn.office.promises.queries import PromiseShown, ledger
from samsyn.office.reviews.models import Line, Mark, Review
from samsyn.office.reviews.queries.shown import (
    DisputeShown,
    GroupShown,
    IncidentShown,
    Marked,
    PromiseLine,
    RoundLine,
    SideShown,
    SupportShown,
    TalksShown,
)
from samsyn.office.reviews.rules import Compared, Frozen
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.groups import RelationState
from samsyn.vocabulary.incidents import GroupSide, Harm, IncidentKind
from samsyn.vocabulary.promises import PromiseKind, PromiseState
from samsyn.vocabulary.reviews import ReviewSection, Trend
from samsyn.vocabulary.sanctions import ClockState, RoundState, TriggerState
from samsyn.vocabulary.support import FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the lines refer to, as far as everybody in the room sees it."""

    groups: Mapping[UUID, str]
    promises: Mapping[UUID, PromiseShown]
    marks: Mapping[UUID, Marked]


def frozen_lines(here: Actor, row: Review) -> tuple[Frozen, ...]:
    """Return the lines of a review in their order. What was restricted since is not among them."""
    lines = access.visible_to(here, Line.objects).filter(review=row).order_by("position", "pk")
    return tuple(
        Frozen(
            section=ReviewSection(one.section),
            incident_id=one.incident_id,
            group_id=one.group_id,
            other_id=one.other_id,
            promise_id=one.promise_id,
            trigger_id=one.trigger_id,
            facts=one.facts,
        )
        for one in lines
    )


def names_of(here: Actor, row: Review, lines: Iterable[Compared]) -> Names:
    """Return the names that the lines need: three queries, however many lines."""
    marks = access.visible_to(here, Mark.objects).filter(review=row).select_related("recorded_by")
    has_promises = any(one.line.promise_id for one in lines)
    groups = access.visible_to(here, Group.objects).filter(room=row.room_id)
    return Names(
        groups=dict(groups.values_list("pk", "working_name")),
        promises={one.id: one for one in ledger(here)} if has_promises else {},
        marks={
            one.incident_id: Marked(note=one.note, by=one.recorded_by.name, at=one.recorded_at)
            for one in marks
        },
    )


def codes_for(names: Names) -> Names:
    """Return the same with codes in the place of names, and without what was typed."""
    return Names(
        groups={pk: access.code_for("G", pk) for pk in names.groups},
        promises={
            pk: replace(
                one, groups=tuple((each, access.code_for("G", each)) for each, _name in one.groups)
            )
            for pk, one in names.promises.items()
        },
        marks={pk: replace(one, note="") for pk, one in names.marks.items()},
    )


def incidents_of(lines: Iterable[Compared], names: Names) -> Iterator[IncidentShown]:
    """Yield the incidents."""
    for one, facts, pk in _about(lines, ReviewSection.INCIDENTS, "incident_id"):
        yield IncidentShown(
            id=pk,
            code=access.code_for("H", pk),
            kind=IncidentKind(facts["kind"]),
            harm=Harm(facts["harm"]),
            day=date.fromisoformat(facts["day"]),
            area=facts["area"],
            sides=tuple(
                SideShown(
                    name=names.groups[UUID(group)],
                    side=GroupSide(side),
                    certainty=Certainty(certainty),
                )
                for group, side, certainty in facts["sides"]
                if UUID(group) in names.groups
            ),
            reviewed_hours=facts["reviewed_hours"],
            carried=facts["carried"],
            mark=names.marks.get(pk),
            since=one.since,
        )


def disputes_of(lines: Iterable[Compared], names: Names) -> Iterator[DisputeShown]:
    """Yield the disputes whose both groups are seen."""
    for one, facts, pk in _about(lines, ReviewSection.DISPUTES, "group_id"):
        other = one.line.other_id
        if other is not None and pk in names.groups and other in names.groups:
            yield DisputeShown(
                first_id=pk,
                first=names.groups[pk],
                second=names.groups[other],
                state=RelationState(facts["state"]),
                certainty=Certainty(facts["certainty"]),
                begun_on=_day(facts["since"]),
                review_on=_day(facts["review_on"]),
                since=one.since,
            )


def talks_of(lines: Iterable[Compared]) -> Iterator[TalksShown]:
    """Yield the counts of talks."""
    for one, facts, pk in _about(lines, ReviewSection.TALKS, "incident_id"):
        yield TalksShown(
            incident_id=pk,
            code=access.code_for("H", pk),
            to_consider=facts["to_consider"],
            waiting=facts["waiting"],
            over=facts["over"],
            since=one.since,
        )


def groups_of(lines: Iterable[Compared], names: Names) -> Iterator[GroupShown]:
    """Yield the scorecards."""
    for one, facts, pk in _about(lines, ReviewSection.GROUPS, "group_id"):
        if pk in names.groups:
            yield GroupShown(
                id=pk,
                name=names.groups[pk],
                days_28=facts["days_28"],
                days_90=facts["days_90"],
                months_12=facts["months_12"],
                before=facts["before"],
                trend=Trend(facts["trend"]),
                ratio=facts.get("ratio"),
                low=facts.get("low"),
                high=facts.get("high"),
                message_on=_day(facts["message_on"]),
                round=RoundState(facts["round"]) if facts["round"] else None,
                since=one.since,
            )


def promises_of(lines: Iterable[Compared], names: Names) -> Iterator[PromiseLine]:
    """Yield the promises, with the words in which they were given."""
    for one, facts, pk in _about(lines, ReviewSection.PROMISES, "promise_id"):
        said = names.promises.get(pk)
        if said is not None:
            yield PromiseLine(
                id=pk,
                code=said.code,
                verbatim=said.verbatim,
                kind=PromiseKind(facts["kind"]),
                state=PromiseState(facts["state"]),
                made_on=date.fromisoformat(facts["made_on"]),
                groups=tuple(name for _pk, name in said.groups),
                triggers=tuple(facts["triggers"]),
                since=one.since,
            )


def rounds_of(lines: Iterable[Compared], names: Names) -> Iterator[RoundLine]:
    """Yield the triggers and rounds of groups that are seen."""
    for one, facts, pk in _about(lines, ReviewSection.ROUNDS, "trigger_id"):
        group = names.groups.get(UUID(facts["group"]))
        if group is not None:
            yield RoundLine(
                trigger_id=pk,
                round_id=UUID(facts["round_id"]) if facts["round_id"] else None,
                code=facts["code"],
                group=group,
                state=TriggerState(facts["state"]),
                awaits=facts["awaits"],
                decision=ClockState(facts["decision"]),
                decision_due=date.fromisoformat(facts["decision_due"]),
                round=RoundState(facts["round"]) if facts["round"] else None,
                review_on=_day(facts["review_on"]),
                lapses_on=_day(facts["lapses_on"]),
                measures=facts["measures"],
                measures_open=facts["measures_open"],
                to_tell=facts["to_tell"],
                since=one.since,
            )


def support_of(row: Review) -> Iterator[SupportShown]:
    """Yield the counts of support that were published when the data were frozen."""
    for one in row.counts.get("support", ()):
        yield SupportShown(
            room=one["room"],
            kind=FigureKind(one["kind"]),
            until=date.fromisoformat(one["until"]),
            whole=(one["whole"][0], one["whole"][1]),
            part=(one["part"][0], one["part"][1]) if one["part"] else None,
        )


def _about(
    lines: Iterable[Compared], section: ReviewSection, end: str
) -> Iterator[tuple[Compared, Mapping[str, Any], UUID]]:
    for one in lines:
        pk = getattr(one.line, end)
        if one.line.section is section and pk is not None:
            yield one, one.line.facts, pk


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
