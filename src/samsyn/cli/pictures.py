"""Pictures that commands write: a network with who is reached, and a curve. Plain SVG."""

from collections.abc import Collection, Sequence
from html import escape
from typing import Final

from samsyn.analysis.networks import place
from samsyn.analysis.networks.graphs import Graph

MOST_DRAWN: Final = 400  # people; above this a curve says more than a picture
_UNIT: Final = 60.0
_MARGIN: Final = 40.0
_WIDE, _HIGH = 640.0, 360.0


def network_svg(graph: Graph, chosen: Collection[str], missed: Collection[str]) -> str:
    """Draw everybody: the chosen as squares, the reached as discs, the others as rings."""
    first, second, _ = graph.pairs()
    names = graph.people
    ties = [(names[a], names[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]
    spots = {
        name: (x * _UNIT + _MARGIN, y * _UNIT + _MARGIN)
        for name, (x, y) in place(names, ties).items()
    }
    lines = [
        f'<line x1="{spots[a][0]:.1f}" y1="{spots[a][1]:.1f}"'
        f' x2="{spots[b][0]:.1f}" y2="{spots[b][1]:.1f}" stroke="#9aa4ad"/>'
        for a, b in ties
    ]
    marks = [_mark(name, *spots[name], name in chosen, name in missed) for name in names]
    width = max((x for x, _ in spots.values()), default=0.0) + _MARGIN
    height = max((y for _, y in spots.values()), default=0.0) + _MARGIN
    title = f"{len(chosen)} invited, {len(missed)} of {len(names)} not reached"
    return _svg(width, height, title, [*lines, *marks])


def curve_svg(values: Sequence[float], total: float, title: str) -> str:
    """Draw how a figure grows, from none to the last."""
    count = max(1, len(values) - 1)
    step = max(1, len(values) // 500)
    places = [*range(0, len(values), step), *([len(values) - 1] if values else [])]
    points = " ".join(
        f"{_MARGIN + (_WIDE - 2 * _MARGIN) * at / count:.1f},"
        f"{_HIGH - _MARGIN - (_HIGH - 2 * _MARGIN) * values[at] / max(total, 1e-9):.1f}"
        for at in places
    )
    axis = (
        f'<path d="M{_MARGIN},{_MARGIN}V{_HIGH - _MARGIN}H{_WIDE - _MARGIN}" fill="none"'
        ' stroke="#5b6670"/>'
    )
    labels = [
        _text(_MARGIN, _HIGH - 12, "0"),
        _text(_WIDE - _MARGIN, _HIGH - 12, f"{count:,}"),
        _text(_MARGIN, _MARGIN - 12, f"{total:,.0f}"),
    ]
    line = f'<polyline points="{points}" fill="none" stroke="#0b5c6b" stroke-width="2"/>'
    return _svg(_WIDE, _HIGH, title, [axis, line, *labels])


def _mark(name: str, x: float, y: float, is_chosen: bool, is_missed: bool) -> str:  # noqa: FBT001 - two faces
    if is_chosen:
        shape = f'<rect x="{x - 9:.1f}" y="{y - 9:.1f}" width="18" height="18" fill="#0b5c6b"/>'
    else:
        fill = "#ffffff" if is_missed else "#8fc1ca"
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="{fill}" stroke="#0b5c6b"/>'
    return f"{shape}{_text(x, y + 21, name)}"


def _text(x: float, y: float, words: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="11" text-anchor="middle"'
        f' font-family="sans-serif">{escape(words)}</text>'
    )


def _svg(width: float, height: float, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}"'
        f' role="img"><title>{escape(title)}</title>{"".join(parts)}</svg>\n'
    )
