"""What was measured, as one table, and the machine that it was measured on."""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

import psycopg

from samsyn.postgres import Login

_HEADS = (
    *("page", "least p50", "least p95", "broadest p50", "broadest p95"),
    *("least/broadest", "/static", "queries", "at a tenth"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One page. Seconds of each request, and queries by reader, here and at a tenth."""

    page: str
    least: Sequence[float]
    broadest: Sequence[float]
    queries: tuple[int, int]  # least, broadest
    queries_at_a_tenth: tuple[int, int]

    @property
    def grows(self) -> bool:
        """Whether a page asks another number of queries of a larger database."""
        return self.queries != self.queries_at_a_tenth


def p95(seconds: Sequence[float]) -> float:
    """Return the 95th percentile of at least two figures, between neighbours."""
    return quantiles(seconds, n=20, method="inclusive")[18]


def lines_of(measured: Sequence[Measured], static: Measured) -> Iterator[str]:
    """Yield the table. Times are milliseconds; both ratios are of 95th percentiles."""
    cells = [_HEADS, *(_cells(one, static) for one in measured)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        name, *figures = (
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join((name, *figures))


def _cells(one: Measured, static: Measured) -> tuple[str, ...]:
    return (
        one.page,
        *(_ms(take(who)) for who in (one.least, one.broadest) for take in (median, p95)),
        f"{p95(one.least) / p95(one.broadest):.2f}",
        f"{p95(one.broadest) / p95(static.broadest):.1f}",
        _pair(one.queries),
        _pair(one.queries_at_a_tenth),
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


def _pair(queries: Iterable[int]) -> str:
    return "/".join(map(str, queries))


def environment_lines(admin: Login) -> Iterator[str]:
    """Yield what the figures depend on."""
    with psycopg.connect(admin.dsn()) as server:
        version = server.info.parameter_status("server_version")
    one, five, fifteen = os.getloadavg()
    yield f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()},"
    yield f"PostgreSQL {version}, load average {one:.1f} {five:.1f} {fifteen:.1f}."
