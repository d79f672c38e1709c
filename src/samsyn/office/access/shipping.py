"""Tables that come with a release, such as grounds and rules of retention."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model


def write_if_changed(row: Model, values: Mapping[str, Any]) -> None:
    """Write a row if it is new or says something else: each start asks, and most change nothing."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changed or row._state.adding:
        for name, value in changed.items():
            setattr(row, name, value)
        row.save()
