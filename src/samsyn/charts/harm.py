"""Harm marks: round for shooting, square for explosion; empty, filled or crossed for the harm.

The same drawing serves lists, legends and charts, so a mark means one thing everywhere.
"""

from typing import Final

from markupsafe import Markup

from samsyn.charts.words import pgettext
from samsyn.vocabulary.incidents import Harm

SQUARE_KINDS: Final = frozenset(
    {"explosion", "attempted_explosion", "prepared_explosion", "hand_grenade"}
)
ROUND_KINDS: Final = frozenset({"shooting"})
HARMS: Final = ("none", "injured", "dead", "unknown")


def harm_mark(kind: str, harm: str) -> Markup:
    """Return a mark of 18 x 18 as inline SVG, hidden from screen readers: say the word beside it.

    `kind` and `harm` are values of IncidentKind and Harm; kinds that are neither shooting nor
    explosion get a triangle.
    """
    return Markup(  # noqa: S704 - made of numbers and constants
        '<svg class="harm-mark" viewBox="0 0 18 18" aria-hidden="true" focusable="false">'
        f"{harm_shape(kind, harm, x=9, y=9, radius=6.5)}</svg>"
    )


def harm_shape(kind: str, harm: str, *, x: float, y: float, radius: float = 7) -> Markup:
    """Return the mark's shapes centred on (x, y), to stand inside a larger drawing."""
    if harm not in HARMS:
        raise ValueError(f"Unknown harm {harm!r}; use one of {', '.join(HARMS)}.")
    shape = _outline(kind, f"harm-{harm}", x, y, radius)
    if harm == "dead":
        arm = radius * 0.5
        shape += (
            f'<path class="harm-cross" d="M{x - arm:.1f} {y - arm:.1f}l{2 * arm:.1f} {2 * arm:.1f}'
            f'M{x + arm:.1f} {y - arm:.1f}l{-2 * arm:.1f} {2 * arm:.1f}"/>'
        )
    return Markup(shape)  # noqa: S704 - made of numbers and constants


def _outline(kind: str, style: str, x: float, y: float, radius: float) -> str:
    if kind in ROUND_KINDS:
        return f'<circle class="{style}" cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'
    if kind in SQUARE_KINDS:
        side = radius * 1.86
        return (
            f'<rect class="{style}" x="{x - side / 2:.1f}" y="{y - side / 2:.1f}"'
            f' width="{side:.1f}" height="{side:.1f}" rx="1"/>'
        )
    up, half = radius * 1.1, radius * 1.1
    return (
        f'<path class="{style}" d="M{x:.1f} {y - up:.1f}L{x + half:.1f} {y + radius * 0.85:.1f}'
        f'H{x - half:.1f}Z"/>'
    )


def harm_label(harm: str) -> str:
    """Return the harm of a whole incident in words; that of a person is said otherwise."""
    words = {
        Harm.NONE: pgettext("worst harm", "Nobody hurt"),
        Harm.INJURED: pgettext("worst harm", "Injured"),
        Harm.DEAD: pgettext("worst harm", "Dead"),
        Harm.UNKNOWN: pgettext("worst harm", "Harm not known"),
    }
    return words[Harm(harm)]
