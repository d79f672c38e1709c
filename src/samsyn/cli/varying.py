"""`samsyn evaluate --sensitivity`: what would change the answer, as data."""

from dataclasses import replace
from typing import Any

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import Estimate, Event, Sensitivity, Trial, sensitivity
from samsyn.cli.methods_of_evaluation import Asked, estimate

_PARTS = 4  # of an event


def vary(method: str, asked: Asked) -> Sensitivity:
    """Return the estimate with all that may change it.

    Raises
    ------
    AnalysisError
        An event is none, or the method compares with nobody or with several starts.
    """
    if asked.covariates or method in {"stepped", "wdd"}:
        raise AnalysisError(f"--sensitivity is not for {method}, or not with covariates.")

    def again(of: Trial) -> Estimate:
        return estimate(method, replace(asked, of=of))

    events = tuple(_event(text) for text in asked.options["event"])
    return sensitivity(asked.of, again, events=events)


def told(found: Sensitivity) -> dict[str, Any]:
    """Return what was tried as plain data: codes, figures, and what turns the answer."""
    turned = found.turning
    return {
        "lowest": found.lowest,
        "highest": found.highest,
        "variations": [
            {
                "kind": one.kind.value,
                "what": one.what,
                "estimate": one.estimate.estimate if one.estimate else None,
                "interval": one.estimate.interval if one.estimate else None,
                "p_value": one.estimate.p_value if one.estimate else None,
                "turns": one in turned,
                "refused": one.refused,
            }
            for one in found.variations
        ],
    }


def _event(text: str) -> Event:
    parts = [part.strip() for part in text.split(":")]
    if len(parts) != _PARTS or not parts[-1].replace(".", "", 1).isdigit():
        raise AnalysisError(f'"{text}" is no event; write NAME:PLACE:PERIOD:COUNT.')
    return Event(name=parts[0], unit=parts[1], period=parts[2], count=float(parts[3]))
