"""The curve of reach over seats, and the network with whom the message reaches, as charts."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from markupsafe import Markup

from samsyn.analysis.networks import place
from samsyn.analysis.networks.layout import Point
from samsyn.office.planning import wording
from samsyn.office.planning.queries import PersonRow, Planner
from samsyn.office.planning.rules import Standing
from samsyn.office.ui import charts
from samsyn.office.ui.charts.drawing import DASH, Chart, Twin, drawing, line, see_table, text
from samsyn.vocabulary.call_ins import Exclusion

_KINDS: Mapping[Standing, str] = {
    Standing.INVITED: "invited",
    Standing.TOLD: "reached",
    Standing.REACHED: "reached",
    Standing.NOT_REACHED: "unreached",
}
_BETWEEN: Final = 2.6  # groups, in mean tie lengths
_WIDEST: Final = 16.0
_PLOT: Final = 200.0
_TOP: Final = 20.0
_LEFT: Final = 34.0
_STEPS: Final = 5  # lines across the plot, at most


def network(page: Planner) -> Chart | None:
    """Return everybody and their contacts, group by group; none if they are too many."""
    if not page.pictured:
        return None
    at = _places(page)
    custody = {
        person
        for person, warned in page.proposal.known.warnings.items()
        if any(one.exclusion is Exclusion.IN_CUSTODY for one in warned)
    }
    ends = _ends([row.label.code for row in page.pictured])
    nodes = [_node(row, at[row.label.code], ends, custody) for row in page.pictured]
    return charts.network(
        nodes,
        list(_edges(page)),
        label=wording.finding(page),
        twin=Twin(
            (_("Who"), _("Group"), _("Standing"), _("Through")),
            tuple(
                (
                    row.label.code,
                    ", ".join(row.groups) or DASH,
                    wording.standing(row.standing),
                    ", ".join(row.through) or DASH,
                )
                for row in page.pictured
            ),
        ),
    )


def _node(row: PersonRow, at: Point, ends: Mapping[str, str], custody: set[UUID]) -> charts.Node:
    held = row.label.person_id in custody
    return charts.Node(
        key=row.label.code,
        x=at[0],
        y=at[1],
        label=ends[row.label.code],
        group=row.groups[0] if row.groups else "",
        kind="detained" if held else _KINDS[row.standing],
    )


def _ends(codes: Sequence[str]) -> dict[str, str]:
    """Return as much of the end of each code as tells them apart: more does not fit a circle."""
    for length in (2, 3, 4):
        found = {code: code[-length:] for code in codes}
        if len(set(found.values())) == len(codes):
            return found
    return {code: code.rpartition("-")[2] for code in codes}


def conflict_legend(page: Planner) -> tuple[tuple[Markup, str], ...]:
    """Return what a line between two in conflict means, if there is one."""
    if not page.proposal.known.facts.conflicts:
        return ()
    mark = (
        '<svg class="chart" viewBox="0 0 18 18" aria-hidden="true" focusable="false">'
        '<path class="edge conflict" d="M0 9H18"/></svg>'
    )
    return ((Markup(mark), _("In conflict")),)  # noqa: S704 - a constant


def _edges(page: Planner) -> Iterator[charts.Edge]:
    invited = set(page.answer.invited) if page.answer else set()
    facts = page.proposal.known.facts
    for one in facts.contacts:
        yield charts.Edge(
            first=page.codes[one.first],
            second=page.codes[one.second],
            kind="strong" if {one.first, one.second} & invited else "tie",
            is_old=one.is_old,
        )
    for pair in sorted(sorted(pair) for pair in facts.conflicts):
        first, second = (page.codes[person] for person in pair)
        yield charts.Edge(first=first, second=second, kind="conflict")


def _places(page: Planner) -> dict[str, Point]:
    """Place each group by itself, and the groups in rows."""
    inside: dict[str, list[str]] = {}
    for row in page.pictured:
        inside.setdefault(row.groups[0] if row.groups else "", []).append(row.label.code)
    contacts = [
        (page.codes[one.first], page.codes[one.second])
        for one in page.proposal.known.facts.contacts
    ]
    placed: dict[str, Point] = {}
    x = y = deepest = 0.0
    for codes in inside.values():
        own = set(codes)
        at = place(codes, [tie for tie in contacts if own.issuperset(tie)])
        breadth = max(point[0] for point in at.values())
        if x and x + breadth > _WIDEST:
            x, y, deepest = 0.0, y + deepest + _BETWEEN, 0.0
        placed |= {code: (x + dx, y + dy) for code, (dx, dy) in at.items()}
        x += breadth + _BETWEEN
        deepest = max(deepest, *(point[1] for point in at.values()))
    return placed


def curve(page: Planner) -> Chart | None:
    """Return the reach of so many seats, with the plan marked; none without a plan."""
    if page.answer is None or len(page.curve) < 2:  # noqa: PLR2004  a line has two ends
        return None
    plan = page.answer.plan
    seats = len(plan.invitees)
    reach = [*page.curve]
    if seats < len(reach):
        reach[seats] = max(reach[seats], plan.reached)
    label = see_table(_("Reach by seats. %(finding)s") % {"finding": wording.finding(page)})
    ends = (seats, plan.reached)
    return Chart(
        wide=drawing(*_plotted(reach, ends, page.people, 776), label=label, shape="wide"),
        narrow=drawing(*_plotted(reach, ends, page.people, 346), label=label, shape="narrow"),
        twin=Twin(
            (_("Seats"), _("Reached"), _("More than with one seat fewer")),
            tuple(
                (
                    str(count),
                    wording.figure(value),
                    wording.figure(max(0.0, value - reach[count - 1])) if count else DASH,
                )
                for count, value in enumerate(reach)
            ),
        ),
        twin_label=_("Reach by seats"),
    )


def _plotted(
    reach: Sequence[float], plan: tuple[int, float], people: int, width: float
) -> tuple[tuple[float, float], list[str]]:
    step = _step(people)
    most = step * ceil(people / step)
    right, floor = width - 12, _TOP + _PLOT

    def at(seats: float, value: float) -> Point:
        return (
            _LEFT + (right - _LEFT) * seats / (len(reach) - 1),
            floor - _PLOT * value / most,
        )

    parts = []
    for value in range(0, most + 1, step):
        y = at(0, value)[1]
        parts.append(line((_LEFT, y), (right, y), "axis" if value == 0 else "grid"))
        parts.append(text(_LEFT - 6, y + 4.5, value, "end"))
    every = max(1, ceil(len(reach) / (16 if width > 500 else 8)))  # noqa: PLR2004  a phone's
    for seats in range(0, len(reach), every):
        parts.append(text(at(seats, 0)[0], floor + 18, seats, "middle"))
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in (at(n, v) for n, v in enumerate(reach)))
    parts.append(f'<path class="edge strong-tie" d="M{path}"/>')
    x, y = at(min(plan[0], len(reach) - 1), plan[1])
    parts.append(line((x, floor), (x, y), "now"))
    parts.append(f'<circle class="node invited" cx="{x:.1f}" cy="{y:.1f}" r="6"/>')
    parts.append(text(right, floor + 36, _("Seats"), "end"))
    parts.append(text(_LEFT - 28, _TOP - 8, _("People reached"), ""))
    return (width, floor + 40), parts


def _step(people: int) -> int:
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        if people <= step * _STEPS:
            return step
    return ceil(people / _STEPS)
