"""Which groups stand against or with one another: a matrix with words in the cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from samsyn.charts.drawing import DASH, Chart, Twin, box, drawing, see_table, text
from samsyn.charts.words import gettext as _

WIDTH: Final = 776.0
ROW: Final = 40.0
LABEL: Final = 150.0
MOST_GROUPS: Final = 12
STATES: Final = ("active", "dormant", "alliance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A dispute or an alliance between two groups.

    `state` is active, dormant or alliance; `certainty` and `since` are ready words.
    """

    first: str
    second: str
    state: str
    certainty: str = ""
    since: str = ""


def conflict_matrix(groups: Sequence[str], relations: Sequence[Relation]) -> Chart:
    """Draw groups against groups, at most 12. Phones get the list of relations.

    Raises ValueError for too many groups, an unknown state or an unknown group.
    """
    _check(groups, relations)
    states = {frozenset((each.first, each.second)): each for each in relations}
    words = {"active": _("Active"), "dormant": _("Dormant"), "alliance": _("Alliance")}
    size = (WIDTH - LABEL) / max(len(groups), 1)
    parts = []
    for column, name in enumerate(groups):
        parts.append(text(LABEL + (column + 0.5) * size, 20, _fitting(name, size), "ink middle"))
    for row, first in enumerate(groups):
        y = 30 + row * ROW
        parts.append(text(LABEL - 10, y + ROW / 2 + 5, _fitting(first, LABEL), "name end"))
        for column, second in enumerate(groups):
            relation = states.get(frozenset((first, second))) if first != second else None
            style = "self" if row == column else relation.state if relation else ""
            x = LABEL + column * size
            parts.append(box((x, y), (size, ROW), f"cell-box {style}".strip()))
            if relation:
                word = _fitting(words[relation.state], size)
                parts.append(text(x + size / 2, y + ROW / 2 + 5, word, "strong middle"))
    return Chart(
        wide=drawing(
            (WIDTH, 34 + ROW * len(groups)),
            parts,
            label=see_table(_("Conflicts and alliances between groups.")),
            shape="wide",
        ),
        twin=_twin(relations, words),
        twin_label=_("Conflicts and alliances"),
        narrow_note=_("The picture does not fit a small screen. The table says the same."),
        list_instead=True,
    )


def _check(groups: Sequence[str], relations: Sequence[Relation]) -> None:
    if len(groups) > MOST_GROUPS:
        raise ValueError(f"The matrix holds {MOST_GROUPS} groups, not {len(groups)}; show fewer.")
    for each in relations:
        if each.state not in STATES:
            raise ValueError(f"Unknown state {each.state!r}; use one of {', '.join(STATES)}.")
        for name in (each.first, each.second):
            if name not in groups:
                raise ValueError(f"A relation names {name!r}, which is not among the groups.")


def _fitting(words: str, width: float) -> str:
    most = max(int(width / 7.2), 1)
    return words if len(words) <= most else words[: max(most - 1, 1)] + "…"


def _twin(relations: Sequence[Relation], words: dict[str, str]) -> Twin:
    return Twin(
        (_("Groups"), _("Relation"), _("Certainty"), _("Since")),
        tuple(
            (
                f"{each.first} {DASH} {each.second}",
                words[each.state],
                each.certainty or DASH,
                each.since or DASH,
            )
            for each in relations
        ),
    )
