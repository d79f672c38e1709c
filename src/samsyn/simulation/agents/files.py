"""A world as plain tables, as an office would have them; and apart from them the truth.

The files of what happened say nothing that nobody could know; `truth.json` and `prevented.csv` do.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from samsyn.simulation.agents.attacks import NOBODY
from samsyn.simulation.agents.calibration import calibration
from samsyn.simulation.agents.programme import Prevented
from samsyn.simulation.agents.worlds import World

FIRST_DAY = date(2019, 1, 1)
_EAST, _NORTH = 500_000.0, 6_200_000.0  # metres, somewhere on the Swedish grid
_APART, _SITES_IN_A_ROW = 60_000.0, 5


def write_world(world: World, folder: Path) -> tuple[Path, ...]:
    """Write the tables of a world into an empty or new folder, and return them.

    Raises
    ------
    FileExistsError
        The folder holds something already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty; name a new folder.")
    written = [
        _table(folder / name, header, rows)
        for name, header, rows in (
            ("panel.csv", ("site", "month", "incidents", "treated"), _panel(world)),
            ("incidents.csv", _INCIDENTS, _incidents(world)),
            ("person_incident.csv", ("person", "incident"), _people(world)),
            ("programme.csv", ("site", "date", "what", "groups"), _programme(world)),
            ("prevented.csv", ("site", "date", "by"), _prevented(world)),
        )
    ]
    truth = folder / "truth.json"
    truth.write_text(json.dumps(summary(world), indent=2) + "\n", encoding="utf-8")
    return (*written, truth)


def summary(world: World) -> dict[str, Any]:
    """Return the truth of a world in figures, ready for JSON."""
    return {
        "setting": asdict(world.setting),
        "incidents": int(world.counts().sum()),
        "incidents_without_programme": int(world.counts_without_programme().sum()),
        "true_rate_ratio": world.true_rate_ratio(),
        "true_rate_ratio_of_group_violence": world.true_rate_ratio(of_groups=True),
        "calibration": [{**asdict(one), "is_within": one.is_within} for one in calibration(world)],
    }


_INCIDENTS = ("incident_id", "site", "date", "kind", "x_m", "y_m", "by_group", "against_group")


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def site_name(place: int) -> str:
    """Return the name of a site, so that names sort as sites do."""
    return f"S{place + 1:04d}"


def month_name(month: int) -> str:
    """Return the month as year and month, counted from January of the first year."""
    return f"{FIRST_DAY.year + month // 12}-{month % 12 + 1:02d}"


def _panel(world: World) -> Iterator[tuple[Any, ...]]:
    setting = world.setting
    for place, counts in enumerate(world.counts().tolist()):
        for month, incidents in enumerate(counts):
            treated = place < setting.treated and month >= setting.programme.starts_month
            yield site_name(place), month_name(month), incidents, int(treated)


def _incidents(world: World) -> Iterator[tuple[Any, ...]]:
    for place, site in enumerate(world.sites):
        attacks = site.attacks
        for number in site.happened.nonzero()[0].tolist():
            x, y = attacks.place[number].round(1).tolist()
            yield (
                _incident(place, number),
                site_name(place),
                _date(attacks.day[number]),
                "shooting",
                x + _EAST + place % _SITES_IN_A_ROW * _APART,
                y + _NORTH + place // _SITES_IN_A_ROW * _APART,
                *(_group(place, side[number]) for side in (attacks.acting, attacks.targeted)),
            )


def _people(world: World) -> Iterator[tuple[str, str]]:
    for place, site in enumerate(world.sites):
        for number in site.happened.nonzero()[0].tolist():
            together = {int(site.attacks.person[number]), *site.attacks.others[number].tolist()}
            for person in sorted(together - {NOBODY}):
                yield f"{site_name(place)}-P{person:04d}", _incident(place, number)


def _programme(world: World) -> Iterator[tuple[str, str, str, str]]:
    for place, site in enumerate(world.sites):
        rows = [
            (call_in.day, "call-in", " ".join(_group(place, group) for group in call_in.reached))
            for call_in in site.done.call_ins
        ]
        rows += [
            (sanction.from_day, "sanction", _group(place, sanction.group))
            for sanction in site.done.sanctions
        ]
        for day, what, groups in sorted(rows):
            yield site_name(place), _date(day), what, groups


def _prevented(world: World) -> Iterator[tuple[str, str, str]]:
    for place, site in enumerate(world.sites):
        for number in site.done.prevented.nonzero()[0].tolist():
            why = Prevented(int(site.done.prevented[number]))
            yield site_name(place), _date(site.attacks.day[number]), why.name.lower()


def _date(day: Any) -> str:
    """Return the date of a day: months of equal length, counted into the calendar."""
    return (FIRST_DAY + timedelta(days=int(day))).isoformat()


def _incident(place: int, number: int) -> str:
    return f"{site_name(place)}-{number:06d}"


def _group(place: int, group: Any) -> str:
    return "" if int(group) == NOBODY else f"{site_name(place)}-G{int(group) + 1:02d}"
