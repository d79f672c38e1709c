"""Statistical disclosure control: which counts can be told so that no small one can be worked out.

Everything that is told, now and before and in other reports, is a sum over the same smallest cells.
Whoever reads knows all of it, that counts are whole and not negative, and the rule itself.
"""

from samsyn.analysis.disclosure_control.attacking import Left, range_left
from samsyn.analysis.disclosure_control.protecting import Decision, Protection, Why, protect
from samsyn.analysis.disclosure_control.releasing import (
    Answer,
    Asked,
    Release,
    ranges_left,
    release,
)
from samsyn.analysis.disclosure_control.sharing import Shared
from samsyn.analysis.disclosure_control.sums import Sum, Told, sensitive, tell

__all__ = [
    "Answer",
    "Asked",
    "Decision",
    "Left",
    "Protection",
    "Release",
    "Shared",
    "Sum",
    "Told",
    "Why",
    "protect",
    "range_left",
    "ranges_left",
    "release",
    "sensitive",
    "tell",
]
