"""`samsyn evaluate`: one method on one panel, with comparison, doubts and assumptions."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import (
    Assumption,
    Caveat,
    Estimate,
    Trial,
    before_after,
    difference_in_differences,
    interrupted_series,
    synthetic_control,
    synthetic_difference,
    trial,
    weighted_displacement_difference,
)
from samsyn.charts import svg_file
from samsyn.charts.findings.evaluations import (
    evaluation_charts,
    evaluation_sentences,
    evaluation_title,
)
from samsyn.cli.answers import FILE, echo_json, picturing, plain, refusing, write_picture
from samsyn.cli.monitor import conditions
from samsyn.interchange.panels import BadPanel, Panel, PanelColumns, periods_a_year, read_panel
from samsyn.interchange.tables import open_table

_ASSUMPTIONS = {
    Assumption.NOTHING_ELSE_CHANGED: "Nothing else changed at the same time, here or elsewhere.",
    Assumption.NO_OTHER_CHANGE_HERE: "No other big change hit only this place.",
    Assumption.OTHERS_UNTOUCHED: "The others had neither the programme nor its spill-over.",
    Assumption.SAME_COUNTING: "Incidents were counted in the same way all the time.",
    Assumption.SAME_COURSE: "The difference between the places would have stayed as it was.",
    Assumption.TREND_GOES_ON: "The trend and the season before would have gone on.",
    Assumption.INDEPENDENT_COUNTS: "Counts vary as chance does, and no more.",
}
_CAVEATS = {
    Caveat.NO_COMPARISON: "Nothing is compared with: what changed everywhere is in the figure.",
    Caveat.FEW_DONORS: "There are too few others for an interval at this level.",
    Caveat.POOR_FIT: "Before the start the weighted others are not like the place.",
    Caveat.OUTSIDE_THE_OTHERS: "The place lies above or below all others: no mixture reaches it.",
    Caveat.SHORT_BEFORE: "There are fewer periods before than others: the fit may be of noise.",
    Caveat.TIED_PERIODS: "A period is like the one before: the interval is too narrow.",
    Caveat.MORE_THAN_CHANCE: "Counts vary more than chance.",
}


@click.command("evaluate")
@click.argument(
    "method", type=click.Choice(["before-after", "its", "did", "wdd", "synthetic-control", "sdid"])
)
@click.argument("file", type=FILE, metavar="PANEL")
@click.option("--unit", required=True, help="Column of the place.")
@click.option("--time", "time", required=True, help="Column of the period.")
@click.option("--outcome", required=True, help="Column of what is counted.")
@click.option("--treated", required=True, help="Places with the programme, commas between them.")
@click.option("--start", required=True, help="First period with the programme.")
@click.option("--pre", default="", metavar="FROM:TO", help="Only these periods before the start.")
@click.option("--where", multiple=True, metavar="COLUMN=VALUE", help="Only rows that hold it.")
@click.option("--drop-incomplete", is_flag=True, help="Leave out places that lack a period.")
@click.option("--control", default="", help="The one place to compare with (wdd).")
@click.option("--harmonics", type=click.IntRange(0, 6), default=2, show_default=True)
@click.option("--level", type=float, default=0.95, show_default=True)
@picturing("Write a picture: the estimate with its interval, and the course.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def evaluate(*, method: str, file: Path, as_json: bool, **asked: Any) -> None:
    """Estimate what a programme did, with METHOD, from a table of places and periods.

    Every figure comes with what must be true for it to be an effect, and with what speaks against.
    """
    with refusing(as_json=as_json):
        panel, of = _read(file, **asked)
        found = _estimate(method, of, **asked)
    write_picture(asked["svg"], asked["language"], lambda: _picture(found, of, asked["outcome"]))
    if as_json:
        said = {**asdict(found), "dropped": panel.dropped}
        echo_json(plain(said, {**_ASSUMPTIONS, **_CAVEATS}))
        return
    for line in _sentences(found, panel):
        click.echo(line)


def _picture(found: Estimate, of: Trial, outcome: str) -> str:
    charts = evaluation_charts(found, of, outcome=outcome)
    sentences = evaluation_sentences(found)
    return svg_file(evaluation_title(found, of), charts, sentences=sentences)


def _read(file: Path, **asked: Any) -> tuple[Panel, Trial]:
    columns = PanelColumns(unit=asked["unit"], time=asked["time"], outcome=asked["outcome"])
    panel = read_panel(
        open_table(file),
        columns,
        where=conditions(asked["where"]),
        drop_incomplete=asked["drop_incomplete"],
    )
    start = panel.period(asked["start"])
    first, last = _before(panel, asked["pre"], start)
    kept = [*range(first, last), *range(start, len(panel.periods))]
    names = [name.strip() for name in asked["treated"].split(",") if name.strip()]
    for name in names:
        panel.unit(name)
    return panel, trial(
        panel.values[:, kept],
        panel.units,
        tuple(panel.periods[place] for place in kept),
        treated=tuple(names),
        start=panel.periods[start],
    )


def _before(panel: Panel, span: str, start: int) -> tuple[int, int]:
    if not span:
        return 0, start
    first, colon, last = span.partition(":")
    if not colon:
        raise BadPanel(f'"{span}" is no span of periods; write FROM:TO, as 2016-01:2019-12.')
    begins, ends = panel.period(first), panel.period(last) + 1
    if not begins < ends <= start:
        raise BadPanel(f"The periods {span} must lie before the start, and in order.")
    return begins, ends


def _estimate(method: str, of: Trial, **asked: Any) -> Estimate:
    level = asked["level"]
    if not 0 < level < 1:
        raise AnalysisError(f"The level {level:g} is not between 0 and 1.")
    methods: Mapping[str, Callable[[], Estimate]] = {
        "before-after": lambda: before_after(of, level=level),
        "its": lambda: _interrupted(of, asked["harmonics"], level=level),
        "did": lambda: difference_in_differences(of, level=level),
        "wdd": lambda: _displacement(of, asked["control"], level=level),
        "synthetic-control": lambda: synthetic_control(of, level=level),
        "sdid": lambda: synthetic_difference(of, level=level),
    }
    return methods[method]()


def _interrupted(of: Trial, harmonics: int, *, level: float) -> Estimate:
    a_year = periods_a_year(of.periods[0])
    if a_year == 1:
        return interrupted_series(of, harmonics=0, level=level)
    return interrupted_series(of, harmonics=harmonics, periods_a_year=a_year, level=level)


def _displacement(of: Trial, control: str, *, level: float) -> Estimate:
    if control not in of.units:
        raise AnalysisError("Name the place to compare with: --control NAME.")
    place, other = of.outcome[list(of.treated)].sum(axis=0), of.outcome[of.units.index(control)]
    after = len(of.periods) - of.start
    if of.start != after:
        raise AnalysisError(
            f"{of.start} periods before and {after} after: this method needs as many of each."
            " Choose them with --pre."
        )
    sums = [(float(row[: of.start].sum()), float(row[of.start :].sum())) for row in (place, other)]
    found = weighted_displacement_difference(sums[0], sums[1], level=level)
    return replace(found, n={"before": of.start, "after": after})


def _sentences(found: Estimate, panel: Panel) -> list[str]:
    what = "Rate ratio" if found.is_ratio else "Change a period"
    if found.method == "wdd":
        what = "Change in all"
    held = "no interval can be had"
    if found.interval:
        held = f"{found.level:.0%} interval {found.interval[0]:.3g} to {found.interval[1]:.3g}"
    p_value = "no p-value" if found.p_value is None else f"p {found.p_value:.3f}"
    lines = [f"{what}: {found.estimate:.3g} ({held}, {p_value})."]
    if found.weights:
        named = ", ".join(
            f"{name} {weight:.2f}" for name, weight in list(found.weights.items())[:8]
        )
        lines.append(f"Compared with: {named}.")
    if found.pre_fit is not None:
        lines.append(f"Gap before the start, root mean square: {found.pre_fit:.3g}.")
    if panel.dropped:
        lines.append(f"Left out for want of a period: {len(panel.dropped)} places.")
    lines += [f"Mind: {_CAVEATS[one]}" for one in found.warnings]
    return [*lines, *(f"If it is an effect: {_ASSUMPTIONS[one]}" for one in found.assumptions)]
