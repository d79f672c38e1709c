"""The facts of cases, many at once: from them follows where each case stands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.support.models import CaseTouch, CaseTurn, PlanStep, SupportCase
from samsyn.office.support.rules import CaseFacts, Moved
from samsyn.vocabulary.support import AftercareResult, CaseMove, ExitKind, TouchKind

_HELD = frozenset({TouchKind.MEETING.value, TouchKind.CALL.value, TouchKind.MESSAGE.value})


def facts_of(actor: Actor, cases: Sequence[SupportCase]) -> dict[UUID, CaseFacts]:
    """Return the facts of each case; three queries, however many."""
    ids = [case.pk for case in cases]
    moves = _moves(actor, ids)
    plans = _plans(actor, ids)
    touches = _touches(actor, ids)
    return {
        case.pk: CaseFacts(
            opened_on=case.opened_on,
            clock_from=case.clock_from,
            moves=tuple(moves.get(case.pk, ())),
            planned_on=plans.get(case.pk, (None, None))[0],
            started_on=plans.get(case.pk, (None, None))[1],
            met_at=_first_meeting(touches.get(case.pk, ())),
            touched_on=_last_touch(touches.get(case.pk, ())),
        )
        for case in cases
    }


def _moves(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, list[Moved]]:
    found: dict[UUID, list[Moved]] = defaultdict(list)
    rows = access.visible_to(actor, CaseTurn.objects).filter(access.is_any_of("case", ids))
    for row in rows.order_by("happened_on", "recorded_at", "pk"):
        found[row.case_id].append(
            Moved(
                move=CaseMove(row.move),
                on=row.happened_on,
                exit_kind=ExitKind(row.exit_kind) if row.exit_kind else None,
                result=AftercareResult(row.result) if row.result else None,
            )
        )
    return found


def _plans(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, tuple[date | None, date | None]]:
    """Return when the first step was agreed, and when the first was started."""
    agreed: dict[UUID, list[date]] = defaultdict(list)
    started: dict[UUID, list[date]] = defaultdict(list)
    rows = access.visible_to(actor, PlanStep.objects).filter(access.is_any_of("case", ids))
    for case_id, on, begun in rows.values_list("case_id", "agreed_on", "started_on"):
        agreed[case_id].append(on)
        if begun:
            started[case_id].append(begun)
    return {
        case_id: (min(days), min(started.get(case_id, []), default=None))
        for case_id, days in agreed.items()
    }


def _touches(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, list[tuple[str, datetime]]]:
    found: dict[UUID, list[tuple[str, datetime]]] = defaultdict(list)
    rows = access.visible_to(actor, CaseTouch.objects).filter(access.is_any_of("case", ids))
    for case_id, kind, at in rows.values_list("case_id", "kind", "happened_at"):
        found[case_id].append((kind, at))
    return found


def _first_meeting(touches: Sequence[tuple[str, datetime]]) -> datetime | None:
    meetings = [at for kind, at in touches if kind == TouchKind.MEETING.value]
    return min(meetings, default=None)


def _last_touch(touches: Sequence[tuple[str, datetime]]) -> date | None:
    last = max((at for kind, at in touches if kind in _HELD), default=None)
    return timezone.localdate(last) if last else None
