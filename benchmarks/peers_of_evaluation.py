"""The same estimates asked of other libraries, each as its own documentation shows it.

Each takes the arrays of its question and how much of it is to be done, and returns how much it did
and a value that others can be held against. Libraries are imported only when they are run.
"""

# ruff: noqa: PLC0415

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np

Arrays = Mapping[str, np.ndarray]
Ask = Callable[[Arrays, int], tuple[int, float]]


def samsyn_placebos(data: Arrays, _part: int) -> tuple[int, float]:
    from samsyn.analysis.evaluation.simplex import simplex_weights

    panel, start = data["panel"], int(data["start"])
    lost = []
    for unit in range(len(panel)):
        others = np.delete(panel, unit, axis=0)[:, :start]
        weights = simplex_weights(others.T, panel[unit, :start])
        lost.append(float(((panel[unit, :start] - weights @ others) ** 2).sum()))
    return len(panel), float(np.sum(lost[:FIRST]))


def pysyncon_placebos(data: Arrays, part: int) -> tuple[int, float]:
    import pandas as pd
    from pysyncon import Synth

    panel, start = data["panel"], int(data["start"])
    lost = 0.0
    for unit in range(part):
        others = pd.DataFrame(np.delete(panel, unit, axis=0)[:, :start].T)
        own = pd.Series(panel[unit, :start], name="own")
        synth = Synth()
        synth.fit(X0=others, X1=own, Z0=others, Z1=own, custom_V=np.full(start, 1 / start))
        lost += float(((own.to_numpy() - others.to_numpy() @ synth.W) ** 2).sum())
    return part, lost


def mlsynth_placebos(data: Arrays, part: int) -> tuple[int, float]:
    from mlsynth import VanillaSC

    panel, start = data["panel"], int(data["start"])
    lost = 0.0
    for unit in range(part):
        asked = {
            "df": _long(panel, start, [unit]),
            "outcome": "y",
            "treat": "treated",
            "unitid": "unit",
            "time": "time",
            "display_graphs": False,
            "inference": False,
            "backend": "outcome-only",
        }
        weights = VanillaSC(asked).fit().weights.donor_weights
        mixed = sum(value * panel[int(name)] for name, value in weights.items())
        lost += float(((panel[unit, :start] - mixed[:start]) ** 2).sum())
    return part, lost


def scpi_placebos(data: Arrays, part: int) -> tuple[int, float]:
    from scpi_pkg.scdata import scdata
    from scpi_pkg.scest import scest

    panel, start = data["panel"], int(data["start"])
    lost = 0.0
    for unit in range(part):
        frame = _long(panel, start, [unit])
        frame["unit"] = frame["unit"].astype(str)
        prepared = scdata(
            df=frame,
            id_var="unit",
            time_var="time",
            outcome_var="y",
            period_pre=np.arange(start),
            period_post=np.arange(start, panel.shape[1]),
            unit_tr=str(unit),
            unit_co=[str(one) for one in range(len(panel)) if one != unit],
        )
        lost += float((np.asarray(scest(prepared, w_constr={"name": "simplex"}).res) ** 2).sum())
    return part, lost


def diff_diff_placebos(data: Arrays, part: int) -> tuple[int, float]:
    from diff_diff import SyntheticControl

    panel, start = data["panel"], int(data["start"])
    lost = 0.0
    for unit in range(part):
        found = SyntheticControl(custom_v=np.full(start, 1 / start), v_method="custom").fit(
            _long(panel, start, [unit]),
            outcome="y",
            treatment="treated",
            unit="unit",
            time="time",
            treated_unit=unit,
            post_periods=list(range(start, panel.shape[1])),
            pre_period_outcomes="all",
        )
        weights = found.donor_weights
        mixed = sum(value * panel[int(name)] for name, value in dict(weights).items())
        lost += float(((panel[unit, :start] - mixed[:start]) ** 2).sum())
    return part, lost


def samsyn_sdid(data: Arrays, part: int) -> tuple[int, float]:
    from samsyn.analysis.evaluation import Trial, synthetic_difference

    panel, start = data["panel"], int(data["start"])
    of = Trial(
        outcome=panel,
        units=tuple(map(str, range(len(panel)))),
        periods=tuple(map(str, range(panel.shape[1]))),
        treated=(0,),
        start=start,
    )
    return part, synthetic_difference(of, placebos=part).estimate


def diff_diff_sdid(data: Arrays, part: int) -> tuple[int, float]:
    from diff_diff import SyntheticDiD

    panel, start = data["panel"], int(data["start"])
    found = SyntheticDiD(n_bootstrap=part, seed=1).fit(
        _long(panel, start, [0]),
        outcome="y",
        treatment="ever",
        unit="unit",
        time="time",
        post_periods=list(range(start, panel.shape[1])),
    )
    return part, float(found.att)


def azcausal_sdid(data: Arrays, part: int) -> tuple[int, float]:
    from azcausal.core.error import Placebo
    from azcausal.core.panel import CausalPanel
    from azcausal.estimators.panel.sdid import SDID

    panel, start = data["panel"], int(data["start"])
    frame = _long(panel, start, [0])
    asked = CausalPanel(
        {
            "outcome": frame.pivot_table(index="time", columns="unit", values="y"),
            "intervention": frame.pivot_table(index="time", columns="unit", values="treated"),
        }
    ).setup(outcome="outcome", intervention="intervention")
    estimator = SDID()
    found = estimator.fit(asked)
    estimator.error(found, Placebo(n_samples=part, seed=1))
    return part, float(found.effect.value)


def samsyn_calibration(data: Arrays, part: int) -> tuple[int, float]:
    from samsyn.analysis.evaluation import Blocks, Chance, calibrated_control, drawn_groups

    of = _blocks(data, Blocks)
    groups = drawn_groups(of.treated, part)
    found = calibrated_control(of, Chance(groups=groups))
    return part, _mismatch(data, np.where(of.treated, 0.0, found.weights))


def mlsynth_calibration(data: Arrays, part: int) -> tuple[int, float]:
    import pandas as pd
    from mlsynth import MicroSynth

    before, after, fixed = data["before"], data["after"], data["fixed"]
    counts = np.hstack([before, after])
    units, periods = counts.shape
    treated = np.repeat(data["treated"].astype(int), periods)
    time = np.tile(np.arange(periods), units)
    frame = pd.DataFrame(
        {
            "unit": np.repeat(np.arange(units), periods),
            "time": time,
            "y": counts.ravel(),
            "treated": treated * (time >= before.shape[1]),
        }
    )
    names = [f"x{column}" for column in range(fixed.shape[1] - 1)]
    for column, name in enumerate(names, start=1):
        frame[name] = np.repeat(fixed[:, column], periods)
    asked: dict[str, Any] = {
        "df": frame,
        "outcome": "y",
        "treat": "treated",
        "unitid": "unit",
        "time": "time",
        "display_graphs": False,
        "covariates": names,
        "match_outcomes": ["y"],
        "weight_method": "panel",
        "n_permutations": part,
    }
    found = MicroSynth(asked).fit()
    weights = np.zeros(units)
    for name, value in found.weights.donor_weights.items():
        weights[int(name)] = float(value)
    scale = data["treated"].sum() / weights.sum()  # whatever they sum to
    return part, _mismatch(data, scale * weights)


def _mismatch(data: Arrays, weights: np.ndarray) -> float:
    """Return the furthest that a weighted sum lies from the treated's, as a share of it."""
    sums = np.hstack([data["fixed"], data["before"]])
    target = sums[data["treated"]].sum(axis=0)
    return float((np.abs(weights @ sums - target) / np.maximum(target, 1.0)).max())


def samsyn_power(data: Arrays, part: int) -> tuple[int, float]:
    from samsyn.analysis.uncertainty.poisson_regression import fit_poisson_many

    found = fit_poisson_many(data["design"], data["seen"])
    found.errors(data["design"], data["seen"])
    return len(data["seen"]), float(found.coefficients[:FIRST, 1].sum())


def statsmodels_power(data: Arrays, part: int) -> tuple[int, float]:
    import statsmodels.api as sm

    whole = 0.0
    for row in range(part):
        found = sm.GLM(data["seen"][row], data["design"], family=sm.families.Poisson()).fit(
            scale="X2"
        )
        whole += float(found.params[1]) if row < FIRST else 0.0
    return part, whole


def causalpy_placebos(data: Arrays, part: int) -> tuple[int, float]:
    import causalpy
    import pandas as pd

    panel, start = data["panel"], int(data["start"])
    frame = pd.DataFrame(panel.T, columns=[f"u{unit}" for unit in range(len(panel))])
    causalpy.SyntheticControl(
        frame,
        start,
        control_units=list(frame.columns[1:]),
        treated_units=["u0"],
        model=causalpy.pymc_models.WeightedSumFitter(
            sample_kwargs={"draws": 100, "tune": 100, "chains": 1, "progressbar": False}
        ),
    )
    return 1, float("nan")


def _long(panel: np.ndarray, start: int, treated: list[int]) -> Any:
    import pandas as pd

    units, periods = panel.shape
    unit, time = np.repeat(np.arange(units), periods), np.tile(np.arange(periods), units)
    ever = np.isin(unit, treated).astype(int)
    frame = {"unit": unit, "time": time, "y": panel.ravel(), "ever": ever}
    return pd.DataFrame({**frame, "treated": ever * (time >= start)})


def _blocks(data: Arrays, kind: Any) -> Any:
    return kind(
        treated=data["treated"],
        matched=np.hstack([data["fixed"], data["before"]]),
        after={"any": data["after"]},
    )


FIRST: Final = 5  # units or series whose value is compared
QUESTIONS: Final[Mapping[str, Mapping[str, Ask]]] = {
    "synthetic control, all placebos": {
        "samsyn": samsyn_placebos,
        "pysyncon": pysyncon_placebos,
        "mlsynth": mlsynth_placebos,
        "scpi": scpi_placebos,
        "diff-diff": diff_diff_placebos,
        "CausalPy": causalpy_placebos,
    },
    "synthetic difference, 200 placebos": {
        "samsyn": samsyn_sdid,
        "diff-diff": diff_diff_sdid,
        "azcausal": azcausal_sdid,
    },
    "calibration, 250 permutations": {
        "samsyn": samsyn_calibration,
        "mlsynth": mlsynth_calibration,
    },
    "10,000 power replications": {
        "samsyn": samsyn_power,
        "statsmodels": statsmodels_power,
    },
}
