"""The rules of a plan as rows of a program, each with the sentence that names it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Floats, Ints
from samsyn.analysis.reach.cases import Case


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Limit:
    """low <= sum of factors over the chosen columns <= high."""

    kind: str
    about: tuple[str, ...]
    sentence: str
    columns: Ints
    factors: Floats
    low: float = -inf
    high: float = inf

    def total(self, chosen: Ints) -> float:
        """Return the sum over the chosen columns."""
        return float(self.factors[np.isin(self.columns, chosen)].sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Limits over some of the columns, as a matrix with the others' part taken off."""

    matrix: sparse.csr_array
    low: Floats
    high: Floats


def limits_of(case: Case) -> tuple[Limit, ...]:
    """Return every rule, those that were chosen by hand included."""
    return (*_seats(case), *_asked(case), *_carriers(case), *_share(case), *_apart(case))


def rows_of(limits: Sequence[Limit], columns: Ints, taken: Ints, width: int) -> Rows:
    """Return the limits over `columns`, when `taken` are chosen already and others are not."""
    number = np.full(width, -1)
    number[columns] = np.arange(len(columns))
    at = [number[limit.columns] for limit in limits]
    there = [places >= 0 for places in at]
    off = np.array([limit.total(taken) for limit in limits]) if limits else np.zeros(0)
    lengths = [int(some.sum()) for some in there]
    values = [limit.factors[some] for limit, some in zip(limits, there, strict=True)]
    indices = [places[some] for places, some in zip(at, there, strict=True)]
    return Rows(
        matrix=sparse.csr_array(
            (
                np.concatenate([np.zeros(0), *values]),
                np.concatenate([np.zeros(0, np.int64), *indices]),
                np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))),
            ),
            shape=(len(limits), len(columns)),
        ),
        low=np.array([limit.low for limit in limits]) - off,
        high=np.array([limit.high for limit in limits]) - off,
    )


def no_session_for(case: Case, columns: Ints) -> Limit:
    """Return the limit that not all of these people come, since no sessions keep them apart."""
    who = tuple(case.graph.people[number] for number in case.columns[columns])
    return Limit(
        kind="sessions",
        about=who,
        sentence=f"{', '.join(who)} cannot all be kept apart in {case.rules.sessions} sessions.",
        columns=columns,
        factors=np.ones(len(columns)),
        high=len(columns) - 1,
    )


def _seats(case: Case) -> Iterator[Limit]:
    seats = case.rules.capacity
    if seats is not None:
        every = np.arange(len(case.columns))
        word = "seat" if seats == 1 else "seats"
        yield Limit(
            kind="seats",
            about=(),
            sentence=f"There are {seats} {word}.",
            columns=every,
            factors=np.ones(len(every)),
            high=seats,
        )


def _asked(case: Case) -> Iterator[Limit]:
    for column in np.flatnonzero(case.must):
        who = case.graph.people[case.columns[column]]
        yield Limit(
            kind="asked",
            about=(who,),
            sentence=f"{who} is to be invited.",
            columns=np.array([column]),
            factors=np.ones(1),
            low=1,
        )


def _carriers(case: Case) -> Iterator[Limit]:
    for group, members in case.carrying.items():
        yield Limit(
            kind="carriers",
            about=(group,),
            sentence=(
                f"{group} needs {case.rules.carriers} carriers of its own, and has {len(members)}"
                " who may be invited."
            ),
            columns=members,
            factors=np.ones(len(members)),
            low=case.rules.carriers,
        )


def _share(case: Case) -> Iterator[Limit]:
    share = case.rules.supervised_share
    if share > 0:
        every = np.arange(len(case.columns))
        yield Limit(
            kind="supervised",
            about=(),
            sentence=f"At least {share:.0%} of the invited are to be under supervision.",
            columns=every,
            factors=case.supervised.astype(np.float64) - share,
            low=-1e-9,
        )


def _apart(case: Case) -> Iterator[Limit]:
    """Yield each pair that cannot both come, which with one session is every pair in conflict."""
    if case.rules.sessions > 1:
        return
    for one, other in case.edges.tolist():
        who = tuple(case.graph.people[case.columns[column]] for column in (one, other))
        yield Limit(
            kind="apart",
            about=who,
            sentence=f"{who[0]} and {who[1]} may not sit in the same session, and there is one.",
            columns=np.array([one, other]),
            factors=np.ones(2),
            high=1,
        )
