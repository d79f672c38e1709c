"""The parts of a print: which must be filled in, what each is called, how templates read them.

A field without a default must hold something. A field made with `part` has a name that a
refusal can use.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, field, fields, is_dataclass
from typing import Any

from django.utils.translation import gettext as _

# Signs that turn the order of what is read, or that no paper can show. Line breaks stay.
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def part(label: Any, **kwargs: Any) -> Any:
    """Make a dataclass field whose label names it in refusals. `kwargs` as for `field`."""
    return field(metadata={"label": label}, **kwargs)


def labels_of(data: Any) -> dict[str, str]:
    """Return what each named part is called, also inside nested parts."""
    found: dict[str, str] = {}
    for one in _dataclasses_in(data):
        for each in fields(one):
            if "label" in each.metadata:
                found.setdefault(each.name, str(each.metadata["label"]))
    return found


def empty_parts(data: Any) -> list[str]:
    """Return a sentence for each part that must be filled in and is not."""
    empty = dict.fromkeys(
        str(each.metadata.get("label", each.name))
        for one in _dataclasses_in(data)
        for each in fields(one)
        if each.default is MISSING
        and each.default_factory is MISSING
        and _is_empty(getattr(one, each.name))
    )
    return [_("“%(part)s” is empty. Fill it in, then print.") % {"part": name} for name in empty]


def given(data: Any) -> Any:
    """Return what a template reads: text, numbers, lists and mappings, and nothing else."""
    if isinstance(data, str):
        return _UNPRINTABLE.sub("", str(data))
    if data is None or isinstance(data, bool | int | float):
        return data
    if is_dataclass(data):
        return {each.name: given(getattr(data, each.name)) for each in fields(data)}
    if isinstance(data, Mapping):
        return {str(name): given(value) for name, value in data.items()}
    if isinstance(data, Sequence):
        return [given(one) for one in data]
    raise TypeError(f"A print takes text and numbers, not {type(data).__name__}.")


def _dataclasses_in(data: Any) -> Iterator[Any]:
    if isinstance(data, str):
        return
    if is_dataclass(data) and not isinstance(data, type):
        yield data
        for each in fields(data):
            yield from _dataclasses_in(getattr(data, each.name))
    elif isinstance(data, Sequence):
        for one in data:
            yield from _dataclasses_in(one)


def _is_empty(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return isinstance(value, Sequence) and not value
