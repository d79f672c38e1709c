"""What support has told the joint room, by the person whom it is about."""

from collections.abc import Collection, Mapping
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.support.models import SupportSignal
from samsyn.vocabulary.support import SignalKind


def signals_about(actor: Actor, people: Collection[UUID]) -> Mapping[UUID, frozenset[SignalKind]]:
    """Return the closed signals that the reader sees about these people.

    Whoever shows the people notes the reading. A signal is all that support ever tells; nothing
    of its cases is asked for here.
    """
    rows = access.visible_to(actor, SupportSignal.objects).values_list(
        "handover__attempt__brief__person_ref", "kind"
    )
    found: dict[UUID, set[SignalKind]] = {}
    for person, kind in rows:
        if person in people:
            found.setdefault(person, set()).add(SignalKind(kind))
    return {person: frozenset(kinds) for person, kinds in found.items()}
