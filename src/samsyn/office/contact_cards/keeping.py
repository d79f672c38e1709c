"""Cards hold codes: to whom one was given is said by the talk, which goes with its person."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.contact_cards.models import (
    CardBatch,
    CardDelivery,
    CardPrinting,
    CardText,
    ContactCard,
    SupportLine,
)

KEEPING = (
    HoldsNobody(CardBatch, "codes and how many"),
    HoldsNobody(CardDelivery, "a code and the identifier of a talk, which leads nowhere after it"),
    HoldsNobody(CardPrinting, "which texts stood on a batch"),
    HoldsNobody(ContactCard, "a code"),
    HoldsNobody(CardText, "words on a card"),
    HoldsNobody(SupportLine, "the help line's number"),
)
