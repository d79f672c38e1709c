"""What the patterns say in sentences, with what they do not say."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn import formats
from samsyn.analysis.space_time import Dispute, Window
from samsyn.charts.findings.near_repeats import near_repeat_sentences, near_repeat_title
from samsyn.office.patterns.queries import Violence
from samsyn.office.patterns.tables import FEWEST_ATTACKS, Patterns
from samsyn.office.ui.languages import active_language

SURE = 0.05


def basis(found: Violence) -> Iterator[str]:
    """Yield how many incidents the page rests on and how many are left out, and why."""
    yield ngettext(
        "%(count)s incident in the period, of which %(placed)s with a known day and exact place.",
        "%(count)s incidents in the period, of which %(placed)s with a known day and exact place.",
        found.incidents,
    ) % {"count": _number(found.incidents), "placed": _number(len(found.placed))}
    if found.without_place:
        yield ngettext(
            "%(count)s is left out: its place is unknown, too coarse, hidden, or not for you to"
            " see. Exact places are shown to readers of a police room.",
            "%(count)s are left out: their place is unknown, too coarse, hidden, or not for you to"
            " see. Exact places are shown to readers of a police room.",
            found.without_place,
        ) % {"count": _number(found.without_place)}
    if found.without_day:
        yield ngettext(
            "%(count)s is left out: its day is not known.",
            "%(count)s are left out: their day is not known.",
            found.without_day,
        ) % {"count": _number(found.without_day)}


def near_title(found: Patterns) -> str:
    """Return what near repeat shows in a sentence."""
    return near_repeat_title(found.near) if found.near else ""


def near_sentences(found: Patterns) -> list[str]:
    """Return what near repeat rests on, and what makes it wrong."""
    return near_repeat_sentences(found.near) if found.near else []


def chains_title(found: Patterns) -> str:
    """Say how many incidents lie in chains, beside what chance gives."""
    chains = found.chains
    if chains is None:
        return ""
    said = {
        "count": _number(chains.in_chains),
        "all": _number(chains.events),
        "expected": _number(chains.expected_in_chains, decimals=1),
        "p": _number(chains.p_value, decimals=3),
    }
    if chains.p_value <= SURE:
        return (
            _(
                "%(count)s of %(all)s incidents lie in chains, more than the %(expected)s that"
                " chance gives (p %(p)s)."
            )
            % said
        )
    return (
        _(
            "%(count)s of %(all)s incidents lie in chains, not clearly more than the %(expected)s"
            " that chance gives (p %(p)s)."
        )
        % said
    )


def density_title(found: Patterns) -> str:
    """Say how many cells hold more than chance between the cells would put there."""
    if found.density is None:
        return ""
    out = sum(one.cell.stands_out for one in found.hexagons)
    if not out:
        return _("No hexagon holds more than chance between the hexagons would put there.")
    return ngettext(
        "%(count)s of %(all)s hexagons holds more than chance between them would put there.",
        "%(count)s of %(all)s hexagons hold more than chance between them would put there.",
        out,
    ) % {"count": _number(out), "all": _number(len(found.hexagons))}


def answered(window: Window, dispute: Dispute | None = None) -> str:
    """Return how many attacks were answered, beside chance; few are told without chance."""
    if dispute is not None and dispute.strikes < FEWEST_ATTACKS:
        return _number(window.answered)
    return _("%(count)s (by chance %(expected)s, p %(p)s)") % {
        "count": _number(window.answered),
        "expected": _number(window.expected, decimals=1),
        "p": _number(window.p_value, decimals=3),
    }


def _number(value: float, *, decimals: int = 0) -> str:
    return formats.number(value, decimals=decimals, language=active_language())
