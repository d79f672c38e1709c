"""A return as it would leave now: everything but which small counts are told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from samsyn.office.access import Actor
from samsyn.office.national.queries.activity import Where, acts, count_people
from samsyn.office.national.queries.series import name_of, series_of
from samsyn.office.national.queries.telling import Answers, Cells
from samsyn.office.national.rules import (
    Counted,
    ElementTold,
    Quarter,
    ReturnText,
    SeriesTold,
    StepDone,
    digest_of,
)
from samsyn.office.partners.models import Site
from samsyn.office.releases import queries as releases
from samsyn.office.steering.queries import (
    StartUp,
    SteeringRoom,
    agreement_list,
    start_up,
)
from samsyn.office.steering.queries.fidelity import readings
from samsyn.vocabulary.national import ReturnMeasure
from samsyn.vocabulary.steering import AgreementState, StartUpPhase

_IN_FORCE: Final = (AgreementState.IN_FORCE, AgreementState.REVIEW_DUE, AgreementState.ENDING)
TITLED: Final = "%s, %s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A return whose counts of people and events are asked for, and stand empty meanwhile."""

    text: ReturnText
    cells: Cells

    def told(self, answers: Answers) -> ReturnText:
        """Return the return with what may be told."""
        text = self.text
        return replace(
            text,
            activity=tuple(
                replace(one, count=answers[one.measure]) if one.measure in answers else one
                for one in text.activity
            ),
            series=tuple(_filled(number, one, answers) for number, one in enumerate(text.series)),
        )


def mark_of(text: ReturnText) -> str:
    """Return the digest of what a preview shows: all but what is typed beside it."""
    untyped = replace(text, id="", remark="", inhabitants=0, inhabitants_source="")
    return digest_of(untyped)


def draft(
    actor: Actor, room: SteeringRoom, quarter: Quarter, *, edition: int, now: datetime
) -> Draft:
    """Return the joint room's return for a quarter, by that room alone."""
    here, today, cells = actor.narrowed_to(room.room_id), timezone.localdate(now), Cells()
    site = Site.objects.prefetch_related("municipalities").get(pk=room.site_id)
    where = Where(actor=here, room_id=room.room_id, area=site.key, quarter=quarter, today=today)
    done = acts(where)
    count_people(where, cells)
    begun, standing = start_up(here, today=today), _agreements(here, quarter.last)
    text = ReturnText(
        id="",
        site=site.key,
        site_name=site.name,
        municipalities=tuple(sorted(one.code for one in site.municipalities.all())),
        quarter=str(quarter),
        edition=edition,
        made_on=today.isoformat(),
        made_by=TITLED % (actor.name, actor.title) if actor.title else actor.name,
        remark="",
        threshold=releases.threshold_of(room.room_id),
        inhabitants=0,
        inhabitants_source="",
        phase=_phase(begun),
        ready_on=_iso(begun.declared_on) if begun.is_ready else "",
        steps=tuple(_steps(begun, quarter.last)),
        own_steps=sum(not one.task for phase in begun.phases for one in phase.steps),
        own_steps_done=sum(
            not one.task and one.is_done for phase in begun.phases for one in phase.steps
        ),
        agreements=len(standing),
        agreements_end_on=_iso(min((day for day in standing if day), default=None)),
        activity=tuple(Counted(measure=one.value, count=done.get(one)) for one in ReturnMeasure),
        fidelity=tuple(_elements(here, room.room_id, min(now, _end_of(quarter.last)))),
        series=series_of(where, cells),
    )
    return Draft(text=text, cells=cells)


def _filled(number: int, series: SeriesTold, answers: Answers) -> SeriesTold:
    def count(first: str, last: str = "") -> int | None:
        return answers.get(name_of(number, first, last))

    values = []
    for one in series.values:
        told = count(one.period)
        values.append(one if told is None else replace(one, value=str(told)))
    sums = tuple(replace(one, count=count(one.first, one.last)) for one in series.sums)
    return replace(series, values=tuple(values), sums=sums)


def _phase(begun: StartUp) -> str:
    """Return the first phase in which something is left to do, else the last."""
    if not begun.has_begun:
        return ""
    left = (one.phase for one in begun.phases if one.done < len(one.steps))
    return next(left, [*StartUpPhase][-1]).value


def _steps(begun: StartUp, until: date) -> Iterable[StepDone]:
    for phase in begun.phases:
        for one in phase.steps:
            if one.task:
                is_done = one.evidence_on is not None and one.evidence_on <= until
                on = _iso(one.evidence_on) if one.is_done and is_done else ""
                yield StepDone(task=one.task, phase=phase.phase.value, done_on=on)


def _agreements(actor: Actor, day: date) -> list[date | None]:
    """Return the last day of each agreement in force on a day; None is until further notice."""
    page = agreement_list(actor, today=day)
    return [one.valid_to for one in (*page.asking, *page.standing) if one.state in _IN_FORCE]


def _elements(actor: Actor, room_id: int, at: datetime) -> Iterable[ElementTold]:
    for one in readings(actor, room_id, now=at):
        yield ElementTold(
            element=one.element.value,
            state=one.state.value,
            last_on=_iso(one.last_on),
            due_on=_iso(one.due_on),
        )


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time())) - timedelta(
        seconds=1
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
