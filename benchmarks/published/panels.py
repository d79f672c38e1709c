"""Published panels: California's tobacco law, the Basque Country, São Paulo and Texas."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from benchmarks.published.rows import DATA, Key, Ours
from samsyn.analysis.evaluation import (
    Trial,
    difference_in_differences,
    synthetic_control,
    synthetic_difference,
    trial,
)
from samsyn.analysis.evaluation.covariates import (
    Likeness,
    equal_importance,
    searched,
)
from samsyn.interchange.panels import PanelColumns, read_panel
from samsyn.interchange.tables import open_table

Floats = NDArray[np.float64]


@cache
def california() -> Trial:
    """Return packs of cigarettes a year of 39 states, California treated from 1989."""
    columns = PanelColumns(unit="State", time="Year", outcome="PacksPerCapita")
    panel = read_panel(open_table(DATA / "california_prop99.csv"), columns)
    return trial(panel.values, panel.units, panel.periods, treated=("California",), start="1989")


def of_california() -> dict[Key, Ours]:
    """Return the rows of California's law."""
    of = california()
    classic, sdid = synthetic_control(of), synthetic_difference(of)
    rank = round((classic.p_value or 0) * 39)
    error = sdid.standard_error or 0.0
    gaps = np.array(classic.gaps)
    fit = (gaps[of.start :] ** 2).mean() / (gaps[: of.start] ** 2).mean()
    told: dict[tuple[str, str], tuple[float, ...]] = {
        ("SDID (outcome only)", "ATT 1989-2000"): (sdid.estimate,),
        ("classic SC (outcome only, no intercept)", "ATT 1989-2000"): (classic.estimate,),
        ("DiD 2x2", "ATT 1989-2000"): (difference_in_differences(of).estimate,),
        ("SDID placebo SE", "standard error, one treated unit"): (error,),
        (
            "classic SC in-space placebo",
            "rank of post/pre MSPE ratio, outcome-only, 39 units",
        ): (rank, 39, round(classic.p_value or 0, 4)),
    }
    rows = {
        ("california_prop99", *key): Ours(numbers=value, how=key[0]) for key, value in told.items()
    }
    reference = {
        "outcome-only SC ATT": (classic.estimate,),
        "outcome-only SC gap in 2000": (classic.gaps[-1],),
        "outcome-only SC pre-period RMSE": (classic.pre_fit or 0.0,),
        "post/pre MSPE ratio California": (float(fit),),
        "DiD 2x2": (difference_in_differences(of).estimate,),
        "SDID ATT (zeta.omega=10.226232571, zeta.lambda=5.4944e-06)": (sdid.estimate,),
        "SDID noise level sd(diff) / zeta.omega": (sdid.figures["unit_ridge"],),
        "SDID time weights 1986/1987/1988": tuple(sdid.time_weights.values()),
        "SDID placebo SE by enumeration (38 placebos, fixed zeta, population sd)": (error,),
    }
    rows |= {
        ("reference", "california_prop99", name): Ours(numbers=value, how=name.split()[0])
        for name, value in reference.items()
    }
    name = (
        "outcome-only SC weights: Utah .3939 Montana .2318 Nevada .2049 Connecticut .1091"
        " New Hampshire .0454 Colorado .0148"
    )
    rows["reference", "california_prop99", name] = Ours(
        numbers=tuple(classic.weights.values()),
        how="synthetic-control",
        against=(0.3939, 0.2318, 0.2049, 0.1091, 0.0454, 0.0148),
    )
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Wide:
    """A table with a row for every unit and year."""

    units: tuple[str, ...]
    years: tuple[int, ...]
    cells: dict[tuple[str, int], dict[str, str]]

    def path(self, name: str) -> Floats:
        """Return a column, shape (units, years); empty cells are not numbers."""
        return np.array(
            [[_number(self.cells[unit, year][name]) for year in self.years] for unit in self.units]
        )

    def mean(self, name: str, years: Sequence[int]) -> Floats:
        """Return the mean of a column over years, shape (units,), without empty cells."""
        places = [self.years.index(year) for year in years]
        return np.asarray(np.nanmean(self.path(name)[:, places], axis=1))


def _number(text: str) -> float:
    return float("nan") if text in {"NA", ""} else float(text)


def wide(file: str, unit: str) -> Wide:
    with (DATA / file).open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    return Wide(
        units=tuple(dict.fromkeys(row[unit] for row in rows)),
        years=tuple(sorted({int(float(row["year"])) for row in rows})),
        cells={(row[unit], int(float(row["year"]))): row for row in rows},
    )


def likeness(predictors: Floats, outcome: Floats, own: int, donors: list[int]) -> Likeness:
    return Likeness(
        own=predictors[own],
        others=predictors[donors],
        own_before=outcome[own],
        others_before=outcome[donors],
    )


def of_basque() -> dict[Key, Ours]:
    """Return the rows of the Basque Country: the end of the search from equal importances."""
    table = wide("basque.csv", "regionname")
    schooling, sectors = range(1964, 1970), range(1961, 1970, 2)
    columns = [
        table.mean(name, schooling)
        for name in (
            *("school.illit", "school.prim", "school.med", "school.high", "school.post.high"),
            "invest",
        )
    ]
    columns.append(table.mean("gdpcap", range(1960, 1970)))
    columns += [
        table.mean(f"sec.{name}", sectors)
        for name in (
            *("agriculture", "energy", "industry", "construction"),
            *("services.venta", "services.nonventa"),
        )
    ]
    columns.append(table.mean("popdens", [1969]))
    predictors, outcome = np.column_stack(columns), table.path("gdpcap")
    fitted = outcome[:, 5:15]  # 1960 to 1969
    regions = list(range(len(table.units)))  # the whole of Spain is one of them, as published
    ratios, told = {}, None
    for own in regions:
        donors = [at for at in regions if at != own]
        of = likeness(predictors, fitted, own, donors)
        found = searched(of, equal_importance(of), "BFGS")
        gap = outcome[own] - found.weights @ outcome[donors]
        ratios[table.units[own]] = float((gap[20:] ** 2).mean() / (gap[:20] ** 2).mean())
        if table.units[own].startswith("Basque"):
            told = (
                found,
                gap,
                dict(zip((table.units[at] for at in donors), found.weights.tolist(), strict=True)),
            )
    assert told is not None
    found, gap, weights = told
    own_ratio = next(value for name, value in ratios.items() if name.startswith("Basque"))
    as_far = sum(value >= own_ratio for value in ratios.values()) - 1
    first = "SCM with 13 covariates + gdpcap lag, optimise 1960-1969"
    how = "covariates, BFGS from equal importances"
    cataluna, madrid = weights["Cataluna"], weights["Madrid (Comunidad De)"]
    mean_gap = float(gap[20:].mean())
    rows = {
        ("basque", first, "weight Cataluna"): (cataluna,),
        ("basque", "same", "weight Madrid"): (madrid,),
        ("basque", "same", "V-loss (pre MSPE)"): (found.loss,),
        ("basque", "same", "mean gap 1975-1997"): (mean_gap,),
        ("basque", "same, placebo in space", "pysyncon p-value"): (as_far / len(regions),),
        ("reference", "basque", "ADH covariate SCM weights Cataluna / Madrid"): (cataluna, madrid),
        ("reference", "basque", "ADH covariate SCM mean gap 1975-1997"): (mean_gap,),
    }
    return {key: Ours(numbers=value, how=how) for key, value in rows.items()}
