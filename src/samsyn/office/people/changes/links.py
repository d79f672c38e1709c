"""Says that two records are of the same person, or never to be confused; undoes it.

Linking never merges: both records stay as they are, and only who sees both sees the link.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, Refusal
from samsyn.office.audit import changes as audit
from samsyn.office.people.models import Person, PersonLink

VERDICTS = ("same", "different")
LONGEST_REASON = 300


class CannotLink(Refusal):
    """The two records cannot be linked so; `reasons` names every why."""


@transaction.atomic
def link_people(
    actor: Actor, person_id: UUID, other_id: UUID, *, verdict: str, reason: str, now: datetime
) -> UUID:
    """Link two visible records with the verdict "same" or "different"; return the link's id.

    Raises `NotVisible` unless both are visible, `NotPermitted` unless a role grants it in
    both rooms, and `CannotLink`.
    """
    people = _both(actor, person_id, other_id)
    permits = [access.require(actor, Deed.LINK_PEOPLE, about=person) for person in people]
    reason = " ".join(reason.split())
    reasons = []
    if verdict not in VERDICTS:
        reasons.append(_("Choose whether it is the same person."))
    if not reason:
        reasons.append(_("Write why."))
    if len(reason) > LONGEST_REASON:
        reasons.append(
            _("The reason can hold %(most)s characters: shorten it.") % {"most": LONGEST_REASON}
        )
    if _standing_links(*people).exists():
        reasons.append(_("The two records are already linked. Undo that first."))
    if reasons:
        raise CannotLink(*reasons)

    first, second = people
    link = PersonLink.objects.create(
        **access.beside(first, permits[0], now=now),
        person=first,
        other=second,
        other_compartment_id=second.compartment_id,
        verdict=verdict,
        reason=reason,
    )
    _note(permits, link.pk)
    return link.pk


@transaction.atomic
def undo_link(actor: Actor, link_id: UUID, *, now: datetime) -> None:
    """Take a link back; that it stood is kept. Raises `CannotLink` if it is undone already."""
    rows = PersonLink.objects.select_for_update(of=("self",))
    link = access.get_visible(actor, rows, pk=link_id)
    people = access.visible_to(actor, Person.objects).filter(pk__in=[link.person_id, link.other_id])
    permits = [access.require(actor, Deed.LINK_PEOPLE, about=person) for person in people]
    if link.undone_at:
        raise CannotLink(_("The link has been undone already."))
    link.undone_at, link.undone_by_id = now, actor.staff_id
    link.save(update_fields=["undone_at", "undone_by"])
    _note(permits, link_id)


def _both(actor: Actor, person_id: UUID, other_id: UUID) -> tuple[Person, Person]:
    """Return both, locked in one order, the one in the older compartment first."""
    if person_id == other_id:
        raise CannotLink(_("Choose two different records."))
    rows = Person.objects.select_for_update(of=("self",)).filter(pk__in=[person_id, other_id])
    found = sorted(
        access.visible_to(actor, rows).order_by("pk"),
        key=lambda person: (person.compartment_id, person.pk),
    )
    if len(found) < len({person_id, other_id}):
        raise access.NotVisible(_("The page does not exist."))
    return found[0], found[1]


def _standing_links(person: Person, other: Person) -> QuerySet[PersonLink]:
    either_way = Q(person=person, other=other) | Q(person=other, other=person)
    return PersonLink.objects.filter(either_way, undone_at__isnull=True)


def _note(permits: list[Permit], link_id: UUID) -> None:
    by_room = {permit.room_id: permit for permit in permits}
    for permit in by_room.values():
        audit.record(permit, subject="people_personlink", record_ids=[link_id])
