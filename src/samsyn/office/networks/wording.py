"""What kinds of contact and relation are called, and what the picture says in a sentence."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn import formats
from samsyn.analysis.networks.concentration import Concentration, Membership
from samsyn.office.networks.queries import (
    MOST_PICTURED,
    SUSPECTED_TOGETHER,
    GroupViolence,
    NetworkPicture,
)
from samsyn.office.networks.tables import FEWEST_IN_SHARE
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.groups import RelationKind, RelationState
from samsyn.vocabulary.people import TieKind

TENTH: Final = 0.1


def contact_kind(kind: str) -> str:
    """Return what ties two people."""
    if kind == SUSPECTED_TOGETHER:
        return _("suspected together in an incident")
    return terms.running(TieKind(kind))


def relation_kind(kind: str) -> str:
    """Return how two groups stand to one another."""
    return terms.word(RelationKind(kind))


def relation_state(state: str) -> str:
    """Return where a relation between groups stands."""
    return terms.word(RelationState(state))


def size_sentence(picture: NetworkPicture) -> str:
    """Say how many people and contacts there are, and in how many parts."""
    people = ngettext("%(count)s person", "%(count)s people", picture.size) % {
        "count": picture.size
    }
    contacts = ngettext("%(count)s contact", "%(count)s contacts", picture.ties) % {
        "count": picture.ties
    }
    parts = ngettext("%(count)s part", "%(count)s parts", len(picture.parts)) % {
        "count": len(picture.parts)
    }
    return _("%(people)s with %(contacts)s in %(parts)s that hang together.") % {
        "people": people,
        "contacts": contacts,
        "parts": parts,
    }


def too_many_sentence(picture: NetworkPicture) -> str:
    """Say why there is no picture and what to do about it."""
    return _(
        "%(size)s people are too many to draw: the picture holds %(most)s. Choose a group or a"
        " part below. The list has everybody."
    ) % {"size": picture.size, "most": MOST_PICTURED}


def conflict_sentence(parts: Sequence[int]) -> str:
    """Say how many groups are in conflict, and how they hang together through it."""
    if not parts:
        return _("No conflict between groups is known on this day.")
    said = {"count": sum(parts), "parts": len(parts), "largest": parts[0]}
    if len(parts) == 1:
        return (
            _(
                "%(count)s groups are in conflict with another, and all hang together through"
                " conflicts."
            )
            % said
        )
    return (
        _(
            "%(count)s groups are in conflict with another, in %(parts)s parts; %(largest)s groups"
            " hang together in the largest."
        )
        % said
    )


def spread_sentence(held: Concentration | None) -> str:
    """Say how much the tenth with most hold, with its interval and beside chance."""
    if held is None:
        return ""
    shares = [one for one in held.shares if one.people >= FEWEST_IN_SHARE]
    if not shares:
        return _("Too few people to say how suspicions are spread over them.")
    one = next((share for share in shares if share.top == TENTH), shares[-1])
    percent = {
        name: formats.number(100 * value, language=active_language())
        for name, value in (
            *(("top", one.top), ("held", one.held), ("low", one.low), ("high", one.high)),
            ("chance", one.by_chance),
        )
    }
    return (
        _(
            "The %(top)s per cent with most suspicions have %(held)s per cent of them"
            " (%(low)s to %(high)s); by chance alone it would be %(chance)s."
        )
        % percent
    )


def members_sentence(found: GroupViolence, held: Membership | None) -> str:
    """Say members as part of the population and of the violence, as far as it is known."""
    if held is None:
        return _(
            "People with a membership that counts: %(members)s. Give the number of inhabitants"
            " above to see what part of the population that is."
        ) % {"members": formats.number(found.members, language=active_language())}
    people = formats.number(100 * held.people.share, decimals=2, language=active_language())
    violence = formats.number(100 * held.violence.share, language=active_language())
    return _(
        "Members are %(people)s per cent of the population; a member was involved in %(violence)s"
        " per cent of the incidents of which that has been judged."
    ) % {"people": people, "violence": violence}
