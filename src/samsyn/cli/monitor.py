"""`samsyn monitor`: what small counts say since a start, and what they cannot say yet."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.monitoring import (
    Design,
    TwoCounts,
    change_chart,
    check_series,
    compare_counts,
    evidence_of_fall,
    too_early_clock,
)
from samsyn.charts import svg_file
from samsyn.charts.findings.watching import counts_chart, ratio_chart, ratio_title
from samsyn.cli.answers import FILE, echo_json, picturing, refusing, write_picture
from samsyn.interchange.panels import BadPanel, PanelColumns, read_panel
from samsyn.interchange.tables import open_table

NOT_AN_EFFECT = (
    "This compares the place with itself. What changed everywhere is not taken away: it is no"
    " effect until it has been compared with other places."
)


@click.command("monitor")
@click.argument("file", type=FILE, metavar="SERIES")
@click.option("--time", "time", required=True, help="Column of the month.")
@click.option("--outcome", required=True, help="Column of the count.")
@click.option("--unit", default="", help="Column of the place, if there are several.")
@click.option("--treated", default="", help="The place that is watched, if there are several.")
@click.option("--where", multiple=True, metavar="COLUMN=VALUE", help="Only rows that hold it.")
@click.option("--start", required=True, help="First month after the start, as 2024-01.")
@click.option("--ratio", type=float, default=0.75, show_default=True, help="Change to look for.")
@click.option("--drift", type=float, default=0.12, show_default=True, help="Of the place's own.")
@click.option("--least", type=float, default=1.0, show_default=True, help="From here on, no fall.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@picturing("Write a picture: the months, the range as before, and the rate ratio.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def monitor(*, file: Path, as_json: bool, **asked: Any) -> None:
    """Say what a monthly series shows since its start, and when it will show more.

    SERIES is a table with a row for each month (and place).
    """
    with refusing(as_json=as_json):
        months, counts, start = _counts(file, **asked)
        found = watched(
            counts, start, **{name: asked[name] for name in ("least", "drift", "ratio", "seed")}
        )
    write_picture(
        asked["svg"],
        asked["language"],
        lambda: _picture(months, counts, start, asked["outcome"]),
    )
    if as_json:
        echo_json(found)
        return
    for line in _sentences(found):
        click.echo(line)


def _picture(months: Sequence[str], counts: NDArray[np.int64], start: int, outcome: str) -> str:
    ratio = _compared(counts[:start], counts[start:]).ratio
    course = counts_chart(months, counts.tolist(), start, measure=outcome)
    return svg_file(ratio_title(ratio, months[start]), [course, ratio_chart(ratio)])


def _counts(file: Path, **asked: Any) -> tuple[tuple[str, ...], NDArray[np.int64], int]:
    if asked["unit"] and not asked["treated"]:
        raise BadPanel("There are several places: name the one that is watched, with --treated.")
    where = conditions(asked["where"])
    if asked["unit"]:
        where[asked["unit"]] = asked["treated"]
    columns = PanelColumns(time=asked["time"], outcome=asked["outcome"])
    panel = read_panel(open_table(file), columns, where=where)
    row = panel.values[0]
    if (row < 0).any() or (row != np.floor(row)).any():
        wrong = panel.periods[int(np.flatnonzero((row < 0) | (row != np.floor(row)))[0])]
        raise BadPanel(f"{wrong} is not a count of 0 or more. Monitoring is about counts.")
    start = panel.period(asked["start"])
    if start == 0:
        raise BadPanel("The start is the first month of the file; months before it are needed.")
    return tuple(panel.periods), row.astype(np.int64), start


def conditions(texts: Sequence[str]) -> dict[str, str]:
    """Return columns and the values that they must hold. Raises `BadPanel`."""
    found = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise BadPanel(f'"{text}" is no condition; write COLUMN=VALUE.')
        found[name.strip()] = value.strip()
    return found


def watched(
    counts: NDArray[np.int64], begins: int, *, least: float, drift: float, ratio: float, seed: int
) -> dict[str, Any]:
    """Return everything that is said of a series, ready for JSON."""
    before, after = counts[:begins], counts[begins:]
    check = check_series(before)
    compared = _compared(before, after)
    evidence = evidence_of_fall(before.tolist(), after.tolist(), least=least)
    design = Design(
        per_month=max(float(before.mean()), 1e-6),
        months_before=len(before),
        dispersion=max(1.0, check.dispersion),
        drift=drift,
    )
    clock = too_early_clock(design, ratio, seed=seed)
    chart = change_chart(after.tolist(), float(before.mean()))
    return {
        "method": "monitor",
        "n": {"months_before": len(before), "months_after": len(after)},
        "before": {
            **asdict(check),
            "varies_more_than_chance": check.varies_more_than_chance,
            "drags": check.drags,
        },
        "estimate": compared.ratio.ratio,
        "interval": [compared.ratio.low, compared.ratio.high],
        "level": compared.ratio.level,
        "p_value": compared.p_e_test,
        "evidence": {
            "e_value": evidence.e_values[-1],
            "p_value": evidence.p_value,
            "upper": evidence.upper[-1],
        },
        "alarms": list(chart.alarms),
        "clock": {**asdict(clock), "ratio": ratio, "months_so_far": len(after)},
        "assumptions": ["Months are counted in the same way before and after.", NOT_AN_EFFECT],
        "warnings": _warnings(check.varies_more_than_chance, check.drags),
    }


def _compared(before: NDArray[np.int64], after: NDArray[np.int64]) -> TwoCounts:
    return compare_counts(
        int(after.sum()),
        int(before.sum()),
        later_exposure=len(after),
        earlier_exposure=len(before),
    )


def _warnings(varies: bool, drags: bool) -> list[str]:  # noqa: FBT001  two findings
    found = []
    if varies:
        found.append("Months vary more than chance: the interval and the p-value are too sure.")
    if drags:
        found.append("A month is like the one before: the interval and the p-value are too sure.")
    return found


def _sentences(found: dict[str, Any]) -> list[str]:
    n, clock, evidence = found["n"], found["clock"], found["evidence"]
    ratio = "none can be had" if found["estimate"] is None else f"{found['estimate']:.2f}"
    low, high = found["interval"]
    lines = [
        f"{n['months_before']} months before, {found['before']['mean']:.2f} a month;"
        f" {n['months_after']} months since.",
        f"Rate ratio: {ratio} (95 % interval {low:.2f} to {high:.2f}, {_p(found['p_value'])}).",
        f"Evidence of a fall, however often looked at: e-value {evidence['e_value']:.2f},"
        f" {_p(evidence['p_value'])}.",
        _clock_sentence(clock),
    ]
    return [*lines, *(f"Mind: {one}" for one in found["warnings"]), NOT_AN_EFFECT]


def _p(value: float) -> str:
    return f"p {value:.3f}" if value >= 0.001 else "p under 0.001"  # noqa: PLR2004  decimals shown


def _clock_sentence(clock: dict[str, Any]) -> str:
    change = f"A rate ratio of {clock['ratio']:g}"
    so_far = clock["months_so_far"]
    if clock["middle"] is None:
        helps = (
            ", ".join(one.replace("_", " ") for one in clock["helps"]) or "nothing that was tried"
        )
        return f"{change} can probably never be told in this way. What would help: {helps}."
    if so_far >= clock["middle"]:
        return f"{change} could be told by now: it takes about {clock['middle']} months."
    latest = clock["latest"] or "never"
    return (
        f"{change}: too early. It takes about {clock['middle']} months"
        f" ({clock['earliest']} to {latest}); {so_far} have passed."
    )
