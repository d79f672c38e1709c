"""The network of people and the matrix of groups, as charts."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from markupsafe import Markup

from samsyn import charts
from samsyn.office.networks import tables
from samsyn.office.networks.queries import SUSPECTED_TOGETHER, NetworkPicture, Standing
from samsyn.office.networks.wording import size_sentence
from samsyn.vocabulary.groups import RelationKind, RelationState
from samsyn.vocabulary.people import TieKind

MOST_IN_MATRIX: Final = 12
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


def _line(style: str) -> Markup:
    return Markup(  # noqa: S704 - constants of this module
        '<svg class="chart" viewBox="0 0 18 18" aria-hidden="true" focusable="false">'
        f'<path class="edge {style}" d="M0 9H18"/></svg>'
    )
