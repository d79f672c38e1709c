"""Rounds of raised focus, what each partner did in them, and promises: acts of agencies alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.sanctions.models import SanctionRound, Tick
from samsyn.office.sanctions.queries import kept_promises
from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.promises import PromiseKind, PromiseState
from samsyn.vocabulary.sanctions import MeasureStep

_BEGUN = (MeasureStep.START.value, MeasureStep.DONE.value)


def rounds_of(here: Actor, *, first: date, last: date) -> Sequence[SanctionRound]:
    """Return the rounds that ran on any day of the period."""
    rows = access.visible_to(here, SanctionRound.objects).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=first), started_on__lte=last
    )
    return list(rows.order_by("started_on", "pk"))


def measures_of(
    here: Actor, rounds: Sequence[SanctionRound], *, last: date
) -> tuple[tuple[str, tuple[Lever, ...]], ...]:
    """Return agency -> what it had begun by the last day, in the order of the catalogue."""
    rows = access.visible_to(here, Tick.objects).filter(
        measure__round__in=rounds, step__in=_BEGUN, taken_on__lte=last
    )
    found: dict[str, set[str]] = {}
    for agency, lever in rows.values_list("measure__agency__name", "measure__lever"):
        found.setdefault(agency, set()).add(lever)
    return tuple(
        (agency, tuple(one for one in Lever if one.value in found[agency]))
        for agency in sorted(found)
    )


def promises_of(
    here: Actor, *, first: date, last: date, today: date
) -> Mapping[tuple[PromiseKind, PromiseState], int]:
    """Return how many promises made in the period are kept, broken or wait, by kind."""
    lines = kept_promises(here, today=today).lines
    return Counter(
        (one.promise.kind, one.keeping.state)
        for one in lines
        if first <= one.promise.made_on <= last and one.keeping.state is not PromiseState.NOT_TOLD
    )
