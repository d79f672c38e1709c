"""`samsyn power`: how long one must wait, or how small a change could be seen."""

from dataclasses import asdict
from math import inf
from typing import Any

import click

from samsyn.analysis.monitoring import (
    Design,
    detectable_ratio,
    months_needed,
    simulated_power,
    too_early_clock,
)
from samsyn.analysis.monitoring.power import Clock
from samsyn.charts import svg_file
from samsyn.charts.findings.watching import clock_charts, clock_title
from samsyn.cli.answers import echo_json, picturing, refusing, write_picture
from samsyn.cli.spreading import spreading


@click.command("power")
@click.option("--per-month", type=float, required=True, help="Events a month before the start.")
@click.option("--before", type=int, required=True, help="Months before the start.")
@click.option("--after", type=int, help="Months after: asks how small a change could be seen.")
@click.option("--ratio", type=float, default=0.75, show_default=True, help="Change to look for.")
@click.option("--sites", type=int, default=1, show_default=True)
@click.option("--dispersion", type=float, default=1.25, show_default=True)
@click.option("--drift", type=float, default=0.12, show_default=True)
@click.option("--alpha", type=float, default=0.05, show_default=True, help="One-sided.")
@click.option("--power", "wanted", type=float, default=0.8, show_default=True)
@click.option(
    "--replications", type=click.IntRange(100, 1_000_000), default=10_000, show_default=True
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@picturing("Write a picture: the month in which an answer is there.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def power(*, as_json: bool, **asked: Any) -> None:
    """Say in which month a change could be told from chance, and the change that never can.

    Drift and dispersion are those of monthly murders in cities of the United States, until a
    country has estimated its own.
    """
    with refusing(as_json=as_json), spreading():
        found, clock = _found(**asked)
    write_picture(
        asked["svg"],
        asked["language"],
        lambda: svg_file(clock_title(clock, asked["ratio"]), clock_charts(clock)),
    )
    if as_json:
        echo_json(found)
        return
    months = found["months_needed"]
    takes = f"takes {months} months after the start" if months else "can never be told in this way"
    click.echo(f"A rate ratio of {asked['ratio']:g} {takes}.")
    if months:
        click.echo(f"Drawn counts find it in {found['simulated_power']:.0%} of courses.")
    if asked["after"]:
        click.echo(f"After {asked['after']} months, {found['detectable_ratio']:.2f} could be told.")
    click.echo(f"No waiting tells a ratio above {found['floor']:.2f}.")
    if found["clock"]["helps"]:
        click.echo("What would help: " + ", ".join(found["clock"]["helps"]).replace("_", " ") + ".")


def _found(**asked: Any) -> tuple[dict[str, Any], Clock]:
    design = Design(
        per_month=asked["per_month"],
        months_before=asked["before"],
        sites=asked["sites"],
        dispersion=asked["dispersion"],
        drift=asked["drift"],
        alpha=asked["alpha"],
        power=asked["wanted"],
    )
    ratio, months = asked["ratio"], months_needed(design, asked["ratio"])
    clock = too_early_clock(design, ratio, seed=asked["seed"])
    found = {
        "method": "power",
        "design": asdict(design),
        "ratio": ratio,
        "months_needed": months,
        "simulated_power": simulated_power(
            design, ratio, months, replications=asked["replications"], seed=asked["seed"]
        )
        if months
        else None,
        "detectable_ratio": detectable_ratio(design, asked["after"]) if asked["after"] else None,
        "floor": detectable_ratio(design, inf),
        "clock": asdict(clock),
    }
    return found, clock
