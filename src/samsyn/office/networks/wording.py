"""What kinds of contact and relation are called, and what the picture says in a sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.office.networks.queries import MOST_PICTURED, SUSPECTED_TOGETHER, NetworkPicture
from samsyn.office.ui import terms
from samsyn.vocabulary.groups import RelationKind, RelationState
from samsyn.vocabulary.people import TieKind


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
