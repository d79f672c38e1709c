"""The network of people and the matrix of groups, as charts."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import gettext as _
from markupsafe import Markup

from samsyn import charts, formats
from samsyn.analysis.networks import place
from samsyn.analysis.networks.concentration import Concentration, Membership
from samsyn.analysis.uncertainty.proportions import wilson
from samsyn.charts.findings.networks import lorenz
from samsyn.office.networks import tables
from samsyn.office.networks.queries import (
    SUSPECTED_TOGETHER,
    GroupViolence,
    NetworkPicture,
    Standing,
)
from samsyn.office.networks.tables import FEWEST_IN_SHARE, ListedGroup
from samsyn.office.networks.wording import size_sentence
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.groups import RelationKind, RelationState
from samsyn.vocabulary.people import TieKind

MOST_IN_MATRIX: Final = 12
FEWEST_INCIDENTS: Final = 10  # with a known acting group; below it a share says nothing
_STYLE_OF: Final = {
    TieKind.CONFLICT.value: "conflict",
    SUSPECTED_TOGETHER: "strong",
    TieKind.CO_OFFENDING.value: "strong",
    TieKind.FAMILY.value: "kin",
    TieKind.FRIEND.value: "tie",
}
_CELL_OF: Final = {
    (RelationKind.DISPUTE.value, RelationState.ACTIVE.value): "active",
    (RelationKind.DISPUTE.value, RelationState.COOLING.value): "dormant",
    (RelationKind.ALLIANCE.value, RelationState.ACTIVE.value): "alliance",
    (RelationKind.ALLIANCE.value, RelationState.COOLING.value): "alliance",
}


def people(picture: NetworkPicture) -> charts.Chart | None:
    """Return the people and their contacts, or None if they are none or too many."""
    if not picture.is_drawn:
        return None
    at = tables.places(picture)
    nodes = [
        charts.Node(
            key=person.code,
            x=at[person.code][0],
            y=at[person.code][1],
            label=person.code.rpartition("-")[2],
        )
        for person in picture.people
    ]
    edges = [
        charts.Edge(
            first=picture.codes[each.first],
            second=picture.codes[each.second],
            kind=_STYLE_OF[each.kinds[0]],
            is_old=each.is_old,
        )
        for each in picture.contacts
    ]
    return charts.network(nodes, edges, label=size_sentence(picture))


def contact_legend() -> tuple[tuple[Markup, str], ...]:
    """Return what the lines mean: the kind by colour and dash, the age by dots."""
    return (
        (_line("strong-tie"), _("Suspected or recorded together")),
        (_line("kin"), _("Family")),
        (_line(""), _("Friends")),
        (_line("conflict"), _("In conflict")),
        (_line("strong-tie old"), _("Older than a year")),
    )


def conflicts(standings: Sequence[Standing]) -> charts.Chart | None:
    """Return groups against groups, or None if there is nothing to draw or too many groups."""
    drawn = [each for each in standings if (each.kind, each.state) in _CELL_OF]
    names = sorted({name for each in drawn for name in (each.first.name, each.second.name)})
    if not drawn or len(names) > MOST_IN_MATRIX:
        return None
    return charts.conflict_matrix(
        names,
        [
            charts.Relation(
                first=each.first.name,
                second=each.second.name,
                state=_CELL_OF[each.kind, each.state],
            )
            for each in drawn
        ],
    )


def conflict_graph(listed: Sequence[ListedGroup]) -> charts.Chart | None:
    """Return groups with their conflicts and alliances as a picture, None without any."""
    conflicts = _once((each.name, other) for each in listed for other in each.against)
    allied = _once((each.name, other) for each in listed for other in each.allied)
    if not conflicts and not allied:
        return None
    spots = place([each.name for each in listed], [*conflicts, *allied])
    return charts.network(
        [charts.Node(key=name, x=x, y=y, label=name) for name, (x, y) in sorted(spots.items())],
        [
            *(charts.Edge(first=a, second=b, kind="conflict") for a, b in conflicts),
            *(charts.Edge(first=a, second=b, kind="alliance") for a, b in allied),
        ],
        label=_("Conflicts and alliances between groups."),
        twin=charts.Twin(
            (_("Group"), _("In conflict with"), _("Allied with")),
            tuple(
                (
                    each.name,
                    ", ".join(each.against) or _("Nobody known"),
                    ", ".join(each.allied) or _("Nobody known"),
                )
                for each in listed
            ),
        ),
    )


def group_legend() -> tuple[tuple[Markup, str], ...]:
    """Return what the lines between groups mean."""
    return ((_line("conflict"), _("Conflict")), (_line("alliance"), _("Alliance")))


def shares_of_groups(found: GroupViolence) -> charts.Chart | None:
    """Return each group's share of the incidents with a known acting group, None for few."""
    if found.with_acting < FEWEST_INCIDENTS:
        return None
    busiest = sorted(found.acted, key=lambda one: (-one[1], one[0]))[:MOST_IN_MATRIX]
    rows = [
        charts.Estimated(
            name=name,
            value=share.share,
            interval=(share.low, share.high),
            told=_of(count, found.with_acting),
        )
        for name, count in busiest
        if (share := wilson(count, found.with_acting))
    ]
    measured = charts.Measured(
        name=_("Share of incidents with a known acting group"), is_share=True, rows=_("Group")
    )
    return charts.estimates(rows, measured)


def spread(held: Concentration | None) -> charts.Chart | None:
    """Return how suspicions are spread over people, never for fewer than five of them."""
    return None if held is None else lorenz(held, fewest=FEWEST_IN_SHARE)


def members(held: Membership | None) -> charts.Chart | None:
    """Return members as part of the population, and violence with a member in it."""
    if held is None:
        return None
    rows = [
        charts.Estimated(
            name=name,
            value=part.share,
            interval=(part.low, part.high),
            told=_of(part.successes, part.trials),
        )
        for name, part in (
            (_("Of the population"), held.people),
            (_("Of the violence"), held.violence),
        )
    ]
    measured = charts.Measured(
        name=_("Share that members are, or have a part in"), is_share=True, rows=_("What")
    )
    return charts.estimates(rows, measured)


def _of(part: int, whole: int) -> str:
    language = active_language()
    return _("%(count)s of %(all)s") % {
        "count": formats.number(part, language=language),
        "all": formats.number(whole, language=language),
    }


def _once(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted({(min(pair), max(pair)) for pair in pairs})


def _line(style: str) -> Markup:
    return Markup(  # noqa: S704 - constants of this module
        '<svg class="chart" viewBox="0 0 18 18" aria-hidden="true" focusable="false">'
        f'<path class="edge {style}" d="M0 9H18"/></svg>'
    )
