"""`samsyn simulate`: a world with a known effect, to try methods, plans and exercises on."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from samsyn.analysis.errors import AnalysisError
from samsyn.charts import svg_file
from samsyn.charts.findings.watching import world_chart, world_title
from samsyn.cli.answers import echo_json, picturing, refusing, write_picture
from samsyn.simulation.agents import (
    Programme,
    Setting,
    Violence,
    World,
    month_name,
    simulate,
    summary,
    write_world,
)

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("simulate")
@click.option("--sites", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--treated", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--years", type=click.IntRange(1, 100), default=6, show_default=True)
@click.option("--start-year", type=click.FloatRange(min=0), help="Years before; else half of all.")
@click.option("--per-month", type=click.FloatRange(min=0), default=4.0, show_default=True)
@click.option("--no-effect", is_flag=True, help="The same work, with no effect at all.")
@click.option(
    "--collapse", type=click.FloatRange(min=0), help="From the start on, a factor everywhere."
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--out", type=_FOLDER, help="New folder for the tables; else only figures are said.")
@picturing("Write a picture: the sites with programme, and without it.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def simulate_world(
    *, out: Path | None, svg: Path | None, language: str, as_json: bool, **asked: Any
) -> None:
    """Simulate groups, conflicts, answers, message, promises kept and exits, month by month.

    Every attack is drawn with and without the programme, so its effect is counted and not guessed.
    """
    with refusing(as_json=as_json):
        world = simulate(_setting(**asked))
        written = _written(world, out)
    write_picture(svg, language, lambda: _picture(world))
    if as_json:
        echo_json(summary(world))
    else:
        _tell(world)
    for path in written:
        click.echo(f"Wrote {path}", err=as_json)


def _picture(world: World) -> str:
    """Return the treated sites together, or all of them where none is treated."""
    sites = slice(0, world.setting.treated or None)
    seen, without = (
        counts[sites].sum(axis=0).tolist()
        for counts in (world.counts(), world.counts_without_programme())
    )
    months = [month_name(month) for month in range(world.setting.months)]
    start = world.setting.programme.starts_month
    return svg_file(
        world_title(world.true_rate_ratio()), [world_chart(months, seen, without, start)]
    )


def _written(world: World, out: Path | None) -> tuple[Path, ...]:
    try:
        return write_world(world, out) if out else ()
    except OSError as error:
        raise AnalysisError(str(error)) from error


def _setting(**asked: Any) -> Setting:
    months = asked["years"] * 12
    begins = asked["start_year"] if asked["start_year"] is not None else asked["years"] / 2
    start = round(begins * 12)
    violence = Violence(incidents_per_month=asked["per_month"])
    if asked["collapse"] is not None:
        violence = replace(violence, collapse_month=start, collapse_factor=asked["collapse"])
    programme = (
        Programme.without_effect(start) if asked["no_effect"] else Programme(starts_month=start)
    )
    return Setting(
        sites=asked["sites"],
        treated=asked["treated"],
        months=months,
        seed=asked["seed"],
        violence=violence,
        programme=programme,
    )


def _tell(world: World) -> None:
    found = summary(world)
    click.echo(
        f"{world.setting.sites} sites, {world.setting.treated} of them with the programme,"
        f" {world.setting.months} months, seed {world.setting.seed}:"
        f" {found['incidents']} incidents,"
        f" {found['incidents_without_programme']} without programme."
    )
    click.echo(
        f"True rate ratio after the start: {found['true_rate_ratio']:.3f},"
        f" of group violence {found['true_rate_ratio_of_group_violence']:.3f}."
    )
    for one in found["calibration"]:
        value = "nothing to count" if one["value"] is None else f"{one['value']:.2f}"
        mark = "within" if one["is_within"] else "OUTSIDE"
        published = f"{one['low']:.2f} to {one['high']:.2f} ({one['source']})"
        click.echo(f"{one['name']}: {value}, {mark} {published}")
