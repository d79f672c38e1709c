"""`samsyn evaluate`: one method on one panel, with comparison, doubts and assumptions."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import Assumption, Caveat, Estimate, Sensitivity, Trial, trial
from samsyn.charts import svg_file
from samsyn.charts.findings.evaluation_words import (
    answer_sentences,
    assumption_sentence,
    caveat_sentence,
    dropped_sentence,
    turning_sentences,
)
from samsyn.charts.findings.evaluations import (
    evaluation_charts,
    evaluation_sentences,
    evaluation_title,
    placebo_chart,
)
from samsyn.charts.words import speaking
from samsyn.cli.answers import FILE, echo_json, picturing, plain, refusing, write_picture
from samsyn.cli.methods_of_evaluation import ALL, METHODS, Asked, estimate
from samsyn.cli.monitor import conditions
from samsyn.cli.spreading import spreading
from samsyn.cli.varying import told, vary
from samsyn.interchange.panels import BadPanel, Panel, PanelColumns, read_panel
from samsyn.interchange.tables import open_table


@click.command("evaluate")
@click.argument("method", type=click.Choice(list(METHODS)))
@click.argument("file", type=FILE, metavar="PANEL")
@click.option("--unit", required=True, help="Column of the place.")
@click.option("--time", "time", required=True, help="Column of the period.")
@click.option("--outcome", required=True, help="Column of what is counted.")
@click.option("--treated", required=True, help="Places with the programme, commas between them.")
@click.option(
    "--start",
    required=True,
    help="First period with the programme; of each treated place, if commas stand between.",
)
@click.option("--pre", default="", metavar="FROM:TO", help="Only these periods before the start.")
@click.option("--where", multiple=True, metavar="COLUMN=VALUE", help="Only rows that hold it.")
@click.option("--drop-incomplete", is_flag=True, help="Leave out places that lack a period.")
@click.option("--control", default="", help="The one place to compare with (wdd).")
@click.option("--ring", default="", help="Places around the treated, with commas (wdd).")
@click.option("--ring-control", default="", help="Places around the one compared with (wdd).")
@click.option("--covariates", default="", help="Columns of what places are like, with commas.")
@click.option(
    "--placebo", default=ALL, show_default=True, metavar="all|N", help="How many placebos."
)
@click.option(
    "--bunch",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="Periods that are matched as one (calibration).",
)
@click.option("--harmonics", type=click.IntRange(0, 6), default=2, show_default=True)
@click.option("--level", type=float, default=0.95, show_default=True)
@click.option("--sensitivity", "varied", is_flag=True, help="Say what would change the answer.")
@click.option(
    "--event",
    multiple=True,
    metavar="NAME:PLACE:PERIOD:COUNT",
    help="An event that is left out once (with --sensitivity).",
)
@picturing("Write a picture: the estimate with its interval, and the course.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def evaluate(*, method: str, file: Path, as_json: bool, **asked: Any) -> None:
    """Estimate what a programme did, with METHOD, from a table of places and periods.

    Every figure comes with what must be true for it to be an effect, and with what speaks against.
    """
    with refusing(as_json=as_json), spreading():
        panel, wanted = _read(file, method, **asked)
        found = estimate(method, wanted)
        tried = vary(method, wanted) if asked["varied"] else None
    write_picture(
        asked["svg"], asked["language"], lambda: _picture(found, wanted.of, asked["outcome"])
    )
    with speaking(asked["language"]):
        if not as_json:
            for line in _sentences(found, panel, tried):
                click.echo(line)
            return
        said = {
            **asdict(found),
            "dropped": panel.dropped,
            "assumption_codes": [one.value for one in found.assumptions],
            "warning_codes": [one.value for one in found.warnings],
        }
        if tried:
            said["sensitivity"] = told(tried)
        echo_json(plain(said, _words()))


def _words() -> dict[Any, str]:
    return {
        **{one: assumption_sentence(one) for one in Assumption},
        **{one: caveat_sentence(one) for one in Caveat},
    }


def _picture(found: Estimate, of: Trial, outcome: str) -> str:
    charts = evaluation_charts(found, of, outcome=outcome)
    if (ranked := placebo_chart(found)) is not None:
        charts.append(ranked)
    sentences = evaluation_sentences(found)
    return svg_file(evaluation_title(found, of), charts, sentences=sentences)


def _read(file: Path, method: str, **asked: Any) -> tuple[Panel, Asked]:
    columns = PanelColumns(
        unit=asked["unit"],
        time=asked["time"],
        outcome=asked["outcome"],
        covariates=tuple(_names(asked["covariates"])),
    )
    panel = read_panel(
        open_table(file),
        columns,
        where=conditions(asked["where"]),
        drop_incomplete=asked["drop_incomplete"],
    )
    starts = [panel.period(name) for name in _names(asked["start"])]
    names = _names(asked["treated"])
    if not starts:
        raise BadPanel("Name the first period with the programme: --start.")
    places = [panel.unit(name) for name in names]
    first, last = _before(panel, asked["pre"], min(starts))
    kept = [*range(first, last), *range(min(starts), len(panel.periods))]
    of = trial(
        panel.values[:, kept],
        panel.units,
        tuple(panel.periods[place] for place in kept),
        treated=tuple(names),
        start=panel.periods[min(starts)],
    )
    return panel, Asked(
        of=of,
        covariates=_means(panel, slice(first, last)),
        starts=_starts(of, places, [kept.index(one) for one in starts], method),
        options=asked,
    )


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _means(panel: Panel, before: slice) -> dict[str, NDArray[np.float64]]:
    """Return what each place was like before: the mean of the periods that have a value."""
    found = {}
    for name, values in panel.covariates.items():
        told = np.isfinite(values[:, before])
        sums = np.where(told, values[:, before], 0.0).sum(axis=1)
        found[name] = np.divide(
            sums, told.sum(axis=1), out=np.full(len(sums), np.nan), where=told.any(axis=1)
        )
    return found


def _starts(of: Trial, places: list[int], starts: list[int], method: str) -> tuple[int | None, ...]:
    """Return the start of each place, None of those that never do."""
    if len(starts) > 1 and method != "stepped":
        raise AnalysisError("Only the method stepped takes a start for each place.")
    if len(starts) not in {1, len(places)}:
        raise AnalysisError(f"{len(places)} places are treated, but {len(starts)} starts given.")
    each = dict(zip(places, starts * len(places) if len(starts) == 1 else starts, strict=False))
    return tuple(each.get(place) for place in range(len(of.units)))


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


def _sentences(found: Estimate, panel: Panel, tried: Sensitivity | None) -> list[str]:
    lines = [*answer_sentences(found)]
    if panel.dropped:
        lines.insert(1, dropped_sentence(len(panel.dropped)))
    return [*lines, *(turning_sentences(tried) if tried else ())]
