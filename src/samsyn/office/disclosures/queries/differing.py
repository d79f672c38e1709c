"""Which of the told fields a record no longer has as they were told."""

from collections.abc import Mapping
from typing import Any

from samsyn.office.disclosures.grounds import FIELDS, Kind

# What moves by itself: the number of another disclosure, and when a claim was last confirmed.
_MOVING = {"told", "confirmed_on", "bases", "until"}


def differing(kind: Kind, told: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields that hold something else now, in reading order.

    A list differs if something told is gone from it: more is not wrong, only untold.
    """
    return tuple(
        field.key
        for field in FIELDS[kind]
        if field.key in told and _differs(told[field.key], now.get(field.key))
    )


def _differs(told: Any, now: Any) -> bool:
    if not told:
        return False  # nothing was told
    if isinstance(told, list):
        held = [_steady(one) for one in now or ()]
        return any(_steady(one) not in held for one in told)
    return bool(_steady(told) != _steady(now))


def _steady(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: part for key, part in value.items() if key not in _MOVING}
    return value
