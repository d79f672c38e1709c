"""Links between records of groups, and which records may be of the same group."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, code_for
from samsyn.office.groups.models import Group, GroupAlias, GroupLink
from samsyn.office.groups.queries.members import mark_of
from samsyn.office.linking import queries as linking
from samsyn.office.linking.queries import Likely, LinkNote
from samsyn.vocabulary.claims import ClaimStatus

MOST_LIKELY = 5


def links_of(actor: Actor, group_ids: Sequence[UUID]) -> Iterator[LinkNote]:
    """Yield the links of these records; the page is about the first."""
    links = list(linking.standing_links(actor, GroupLink, group_ids, deed=Deed.EDIT_GROUPS))
    rows = access.visible_to(actor, Group.objects.select_related("room"))
    groups = rows.in_bulk([link.other_id for link in links])
    for link in links:
        other = groups[link.other_id]
        yield LinkNote(link=link, text=other.working_name, room=mark_of(other))


def likely_same_group(actor: Actor, group_id: UUID) -> tuple[Likely, ...]:
    """Return up to five visible records that go by a name of this group's, not yet linked."""
    names = _names(actor)
    mine = names[group_id]
    besides = _settled(actor, group_id)
    rows = access.visible_to(actor, Group.objects.select_related("room")).order_by("sort_key", "pk")
    found = [row for row in rows if row.pk not in besides and names[row.pk] & mine]
    return tuple(
        Likely(
            code=code_for("G", row.pk),
            text=row.working_name,
            room=mark_of(row),
            detail=_("Goes by the same name."),
        )
        for row in found[:MOST_LIKELY]
    )


def group_by_code(actor: Actor, code: str) -> UUID | None:
    """Return the visible group with this code; None if there is none, or more than one."""
    between = access.identifiers_of(code)
    if between is None:
        return None
    rows = access.visible_to(actor, Group.objects).filter(pk__range=between)
    found: Sequence[UUID] = list(rows.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def group_of_link(actor: Actor, link_id: UUID) -> UUID:
    """Return one of the two that a link joins; raises `NotVisible`."""
    return linking.ends_of(actor, GroupLink, link_id)[0]


def _names(actor: Actor) -> dict[UUID, set[str]]:
    """Return every name that each visible group goes by, as compared."""
    found: dict[UUID, set[str]] = defaultdict(set)
    aliases = access.visible_to(actor, GroupAlias.objects).exclude(
        status=ClaimStatus.WITHDRAWN.value
    )
    for pk, name in (
        *access.visible_to(actor, Group.objects).values_list("pk", "working_name"),
        *aliases.values_list("group_id", "name"),
    ):
        found[pk].add(" ".join(name.casefold().split()))
    return found


def _settled(actor: Actor, group_id: UUID) -> set[UUID]:
    """Return what is shown as this group already, and what is said never to be it."""
    same = access.linked(actor, GroupLink, [group_id]).together_with(group_id)
    links = linking.standing_links(actor, GroupLink, list(same), deed=Deed.EDIT_GROUPS)
    return {*same, *(link.other_id for link in links)}
