"""How the door answers forms and buttons: its noes, its first page, which kind is asked for."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.disclosures.changes import (
    CannotDisclose,
    CannotRecord,
    CannotSettleGround,
)
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.ui.answering import Answering, Back, Noes

RECORD_PAGES = {
    Kind.PERSON: "people:person",
    Kind.GROUP: "groups:group",
    Kind.INCIDENT: "incidents:incident",
}
NOES = Noes(refused=(CannotDisclose, CannotRecord, CannotSettleGround))


def home() -> Back:
    """Return the door's first page."""
    return Back(reverse("disclosures:ledger"), _("Disclosures"))


ANSWERS = Answering(
    noes=NOES,
    home=home,
    short=frozenset({"given_on", "until", "decided_on", "reference", "to_room", "room"}),
)


def doors_of(actor: Actor) -> list[tuple[str, str]]:
    """Return the door's pages that this reader may open."""
    discloses = bool(actor.rooms_granting(Deed.DISCLOSE))
    reads_rules = discloses or bool(
        actor.rooms_granting(Deed.APPROVE_GROUND) or actor.rooms_granting(Deed.READ_AUDIT)
    )
    pages = (
        (_("Ledger"), "ledger", bool(actor.reading_rooms)),
        (_("To do"), "work", discloses),
        (_("Requests"), "asks", discloses),
        (_("Who must be told"), "wrong", discloses),
        (_("Decisions and consents"), "decisions", discloses),
        (_("Grounds"), "grounds", reads_rules),
        (
            _("Other installations"),
            "peers",
            discloses or bool(actor.rooms_granting(Deed.READ_AUDIT)),
        ),
    )
    return [(label, reverse(f"disclosures:{name}")) for label, name, opens in pages if opens]


def kind_of(text: str) -> Kind:
    """Return the kind of record that an address names, or raise `NotVisible`."""
    if text not in {kind.value for kind in Kind}:
        raise access.NotVisible(_("The page does not exist."))
    return Kind(text)
