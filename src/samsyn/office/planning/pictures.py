"""The curve of reach over seats, and the network with whom the message reaches, as charts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from markupsafe import Markup

from samsyn import charts
from samsyn.analysis.networks import place
from samsyn.analysis.networks.layout import Point
from samsyn.charts.drawing import DASH, Chart, Twin
from samsyn.office.planning import wording
from samsyn.office.planning.queries import PersonRow, Planner
from samsyn.office.planning.rules import Standing
from samsyn.vocabulary.call_ins import Exclusion

_KINDS: Mapping[Standing, str] = {
    Standing.INVITED: "invited",
    Standing.TOLD: "reached",
    Standing.REACHED: "reached",
    Standing.NOT_REACHED: "unreached",
}
_BETWEEN: Final = 2.6  # groups, in mean tie lengths
_WIDEST: Final = 16.0


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
    drawn = charts.curve(
        charts.Grown(
            points=[(float(count), value) for count, value in enumerate(reach)],
            along=_("Seats"),
            measure=_("People reached"),
            most=float(page.people),
            chosen=(float(min(seats, len(reach) - 1)), plan.reached),
        )
    )
    return replace(drawn, twin=_gains(reach), twin_label=_("Reach by seats"))


def _gains(reach: Sequence[float]) -> Twin:
    rows = (
        (
            str(count),
            wording.figure(value),
            wording.figure(max(0.0, value - reach[count - 1])) if count else DASH,
        )
        for count, value in enumerate(reach)
    )
    return Twin((_("Seats"), _("Reached"), _("More than with one seat fewer")), tuple(rows))
