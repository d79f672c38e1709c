"""Two wordings side by side: which words stand in both, and which in one alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s+|[^\s]+")


class Change(StrEnum):
    """Where a run of words stands."""

    SAME = "same"
    REMOVED = "removed"  # in the earlier alone
    ADDED = "added"  # in the later alone


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong together, with the white space between them."""

    change: Change
    text: str


def differences(earlier: str, later: str) -> tuple[Run, ...]:
    """Return the runs of two texts in order.

    Unchanged and removed ones make up the earlier, unchanged and added ones the later.
    """
    before, after = _TOKEN.findall(earlier), _TOKEN.findall(later)
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    runs: list[Run] = []
    for what, left, left_end, right, right_end in matcher.get_opcodes():
        if what == "equal":
            _add(runs, Change.SAME, before[left:left_end])
        else:
            _add(runs, Change.REMOVED, before[left:left_end])
            _add(runs, Change.ADDED, after[right:right_end])
    return tuple(runs)


def _add(runs: list[Run], change: Change, tokens: Sequence[str]) -> None:
    if tokens:
        runs.append(Run(change, "".join(tokens)))
