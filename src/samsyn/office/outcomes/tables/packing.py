"""The files of a result pack that no language is needed for, and the counts that it would tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from samsyn.analysis.disclosure_control import Answer, Asked
from samsyn.analysis.evaluation.sensitivity import rejects
from samsyn.interchange.result_packs import csv_bytes, json_bytes
from samsyn.office.outcomes.queries import Followed, Known, PlanPage
from samsyn.office.outcomes.tables.evaluating import Judged
from samsyn.office.releases.rules import event_cell

BEFORE, AFTER = "before", "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The counts of a result that no source publishes: the smallest cells, and what is asked."""

    cells: Mapping[str, int]
    asks: tuple[Asked, ...]


def used_series(page: PlanPage, found: Judged) -> list[Followed]:
    """Return the series that the result rests on, in the order of the trial's places."""
    every = [page.own, *page.others]
    return every[: len(found.of.units)] if found.of else every


def unpublished_counts(page: PlanPage, found: Judged) -> Counts:
    """Return what a pack would tell of series that are not published by their source."""
    cells: dict[str, int] = {}
    asks: list[Asked] = []
    trial = found.of
    for place, one in enumerate(used_series(page, found)):
        if trial is None or one.indicator.is_published:
            continue
        key, period = f"{one.indicator.id}", one.indicator.period
        firsts = {period.label(point.first): point.first for point in one.points}
        named = {
            label: event_cell(one.indicator.id, firsts[label], period) for label in trial.periods
        }
        row = dict(zip(trial.periods, trial.outcome[place], strict=True))
        cells |= {cell: int(row[label]) for label, cell in named.items()}
        asks += [Asked(f"{key}|{label}", (cell,)) for label, cell in named.items()]
        parts = {BEFORE: trial.periods[: trial.start], AFTER: trial.periods[trial.start :]}
        asks += [
            Asked(f"{key}|{part}", tuple(named[label] for label in labels))
            for part, labels in parts.items()
        ]
    return Counts(cells=cells, asks=tuple(asks))


def is_too_small(told: Mapping[str, Answer]) -> bool:
    """Whether even the sums before and after the start are withheld: then nothing can leave."""
    return any(
        one.count is None for one in told.values() if one.name.endswith((f"|{BEFORE}", f"|{AFTER}"))
    )


def withheld(told: Mapping[str, Answer]) -> bool:
    """Whether any single period is withheld."""
    return any(one.count is None for one in told.values())


def without_courses(found: Judged) -> Judged:
    """Return a result without all from which single periods could be worked out."""
    if found.found is None:
        return found
    bare = replace(found.found, gaps=(), placebos=(), figures={})
    return replace(found, found=bare, varied=None, readings=(), left_out_since=None, beside=None)


def data_files(
    page: PlanPage, found: Judged, known: Sequence[Known], told: Mapping[str, Answer]
) -> dict[str, bytes]:
    """Return what the series are, their values as they were used, and all that was known."""
    used = used_series(page, found)
    open_ones = {one.indicator.id for one in used if one.indicator.is_published}
    return {
        "data/series.csv": csv_bytes(
            ("series", "name", "definition", "unit", "source", "area", "period", "published"),
            (_series_row(one) for one in used),
        ),
        "data/values.csv": csv_bytes(
            ("series", "period", "value", "known_on", "origin", "left_out", "withheld"),
            _values(used, found, known, told),
        ),
        "data/vintages.csv": csv_bytes(
            ("series", "period", "known_on", "value", "origin"),
            (
                (str(one.series), _label(used, one), one.known_on, one.value, one.origin)
                for one in known
                if one.series in open_ones
            ),
        ),
    }


def _series_row(one: Followed) -> tuple[object, ...]:
    own = one.indicator
    published = "yes" if own.is_published else "no"
    words = (own.name, own.definition, own.unit, own.source, own.area, own.period.value)
    return (str(own.id), *words, published)


def _label(used: Sequence[Followed], one: Known) -> str:
    period = next(each.indicator.period for each in used if each.indicator.id == one.series)
    return period.label(one.first)


def _values(
    used: Sequence[Followed], found: Judged, known: Sequence[Known], told: Mapping[str, Answer]
) -> Iterable[tuple[object, ...]]:
    newest: dict[tuple[object, object], Known] = {}
    for value in known:
        newest.setdefault((value.series, value.first), value)
    shown = set(found.of.periods) if found.of else set()
    for each in used:
        own = each.indicator
        for point in each.points:
            label, since = own.period.label(point.first), newest[own.id, point.first]
            mark = "yes" if point.is_excluded or label not in shown else ""
            if own.is_published:
                yield (str(own.id), label, point.value, since.known_on, since.origin, mark, "")
            elif (answer := told.get(f"{own.id}|{label}")) is not None:
                count = answer.count
                is_withheld = "yes" if count is None else ""
                yield (str(own.id), label, count, since.known_on, "", mark, is_withheld)


def result_files(found: Judged) -> dict[str, bytes]:
    """Return the result as data: the estimate, how it stood, what it weighs, what was tried."""
    if found.found is None:
        return {}
    estimate = found.found
    return {
        "results.json": json_bytes(_results(found)),
        "tables/readings.csv": csv_bytes(
            ("until", "periods_after", "rate", "low", "high"),
            ((one.until, one.periods, *one.rate) for one in found.readings),
        ),
        "tables/weights.csv": csv_bytes(("place", "weight"), estimate.weights.items()),
        "tables/placebos.csv": csv_bytes(
            ("order", "estimate"), enumerate(sorted(estimate.placebos), start=1)
        ),
        "tables/variations.csv": csv_bytes(
            ("kind", "what", "estimate", "low", "high", "p_value", "rejects_no_effect"),
            _variations(found),
        ),
    }


def _variations(found: Judged) -> Iterable[tuple[object, ...]]:
    for one in found.varied.variations if found.varied else ():
        if (each := one.estimate) is not None:
            low, high = each.interval or (None, None)
            known = (each.estimate, low, high, each.p_value, "yes" if rejects(each) else "no")
            yield (one.kind.value, one.what, *known)


# JSON values are of many types.
def _results(found: Judged) -> dict[str, Any]:
    estimate = found.found
    if estimate is None:
        return {}
    said = asdict(estimate)
    said["assumptions"] = [one.value for one in estimate.assumptions]
    said["warnings"] = [one.value for one in estimate.warnings]
    return {
        "estimate": said,
        "rate": found.rate,
        "fall_percent": found.plan.fall_percent,
        "seed": found.plan.seed,
        "places": found.of.units if found.of else (),
        "periods": found.of.periods if found.of else (),
        "start": found.of.start if found.of else None,
    }
