"""Pictures of networks that commands write: who is reached, how reach or violence is spread."""

from collections.abc import Collection, Mapping
from typing import Final

from samsyn import charts, formats
from samsyn.analysis.networks import place
from samsyn.analysis.networks.concentration import Concentration
from samsyn.analysis.networks.graphs import Graph
from samsyn.analysis.reach.plans import Plan
from samsyn.analysis.reach.robustness import Robustness
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

MOST_DRAWN: Final = 400  # people; above this a curve says more than a picture


def plan_picture(graph: Graph, found: Plan, held: Robustness | None) -> str:
    """Return the network with who is reached, or the reach of every number of seats."""
    title = _("%(invited)s invited, %(reached)s of %(people)s reached") % {
        "invited": _number(len(found.invitees)),
        "reached": _number(found.reached),
        "people": _number(found.people),
    }
    drawn = [_reach(found, held)]
    if len(graph.people) <= MOST_DRAWN:
        label = _("Who is invited and who is reached.")
        drawn.insert(0, _network(graph, set(found.ids), {*found.not_reached, *found.beyond}, label))
    sentence = _("A place in a plan says that somebody can carry a message, and nothing else.")
    return charts.svg_file(title, drawn, sentences=[sentence])


def structure_picture(graph: Graph, held: Concentration) -> str:
    """Return the network, in which nobody is named, and how events are spread over people."""
    title = _("%(people)s people, %(ties)s ties") % {
        "people": _number(len(graph.people)),
        "ties": _number(graph.ties),
    }
    drawn = [lorenz(held)]
    if len(graph.people) <= MOST_DRAWN:
        whole = charts.Twin(
            (_("People"), _("Ties")), ((_number(len(graph.people)), _number(graph.ties)),)
        )
        drawn.insert(0, _unnamed(graph, whole))
    return charts.svg_file(title, drawn)


def lorenz(held: Concentration, *, fewest: int = 1) -> charts.Chart:
    """Draw the share held by the first people, with intervals and what chance gives.

    Nothing is drawn of fewer than `fewest` people, so that no figure is of anybody.
    """
    points = [(x, y) for x, y in held.curve if round(x * held.people) >= fewest]
    shares = [one for one in held.shares if one.people >= fewest]
    return charts.curve(
        charts.Grown(
            points=[(0.0, 0.0), *points],
            along=_("Share of people, those with most first"),
            measure=_("Share of events held"),
            most=1.0,
            is_share=True,
            uncertain=[
                charts.Uncertain(at=one.top, value=one.held, low=one.low, high=one.high)
                for one in shares
            ],
            other=[(0.0, 0.0), *((one.top, one.by_chance) for one in shares), (1.0, 1.0)],
            other_name=_("If it fell on anybody alike"),
        )
    )


def _reach(found: Plan, held: Robustness | None) -> charts.Chart:
    at = float(len(found.curve) - 1)
    uncertain = []
    if held and found.curve:
        end = float(found.curve[-1])
        low = min(held.held, end)
        uncertain = [charts.Uncertain(at=max(at, 0.0), value=end, low=low, high=end)]
    return charts.curve(
        charts.Grown(
            points=[(float(seats), float(value)) for seats, value in enumerate(found.curve)]
            or [(0.0, 0.0)],
            along=_("Invited"),
            measure=_("People reached"),
            most=float(found.people),
            uncertain=uncertain,
            range_name=_("What 95 of 100 drawn networks still reach"),
        )
    )


def _unnamed(graph: Graph, whole: charts.Twin) -> charts.Chart:
    number = {name: str(at) for at, name in enumerate(graph.people)}
    nodes = [charts.Node(key=number[name], x=x, y=y) for name, (x, y) in _placed(graph).items()]
    edges = [charts.Edge(first=number[a], second=number[b]) for a, b in _ties(graph)]
    label = _("People and the ties between them.")
    return charts.network(nodes, edges, label=label, twin=whole)


def _network(
    graph: Graph, chosen: Collection[str], missed: Collection[str], label: str
) -> charts.Chart:
    nodes = [
        charts.Node(key=name, x=x, y=y, label=name, kind=_kind(name, chosen, missed))
        for name, (x, y) in _placed(graph).items()
    ]
    edges = [charts.Edge(first=a, second=b) for a, b in _ties(graph)]
    return charts.network(nodes, edges, label=label)


def _ties(graph: Graph) -> list[tuple[str, str]]:
    first, second, _weights = graph.pairs()
    names = graph.people
    return [(names[a], names[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]


def _placed(graph: Graph) -> Mapping[str, tuple[float, float]]:
    return place(graph.people, _ties(graph))


def _kind(name: str, chosen: Collection[str], missed: Collection[str]) -> str:
    if not chosen:
        return "member"
    return "invited" if name in chosen else "unreached" if name in missed else "reached"


def _number(value: float) -> str:
    whole = float(value).is_integer()
    return formats.number(value, decimals=0 if whole else 1, language=page_language())
