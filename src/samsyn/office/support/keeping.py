"""How long the help line's contacts are kept; a case is kept with its person."""

from django.db.models.functions import TruncDate

from samsyn.office.access.keeping import GoesToo, HoldsNobody, Kept
from samsyn.office.support.models import FigureBasis, HandedOver, HelpContact
from samsyn.vocabulary.retention import KeptKind, StartEvent

KEEPING = (
    Kept(
        kind=KeptKind.HELP_CONTACT,
        model=HelpContact,
        prefix="K",
        starts={
            StartEvent.HAPPENED: TruncDate("reached_at"),
            StartEvent.ENDED: TruncDate("ended_at"),
        },
    ),
    # The contact that a case began with, and what was handed over, tell of the person too.
    GoesToo(KeptKind.PERSON, HandedOver, by="contact__cases__person__in", hides=True),
    GoesToo(KeptKind.PERSON, HelpContact, by="cases__person__in", hides=True),
    GoesToo(KeptKind.HELP_CONTACT, HandedOver, by="contact__in", hides=True),
    HoldsNobody(FigureBasis, "identifiers of those counted, which lead nowhere once they are gone"),
)
