"""Words for people's requests, what is withheld, and what is contested."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.rights import (
    ContestedKind,
    ContestOutcome,
    IdentityCheck,
    LineDecision,
    RaisedBy,
    RequestOutcome,
    WithholdGround,
)

WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    IdentityCheck: {
        IdentityCheck.E_IDENTIFICATION: pgettext("identity checked by", "E-identification"),
        IdentityCheck.ID_DOCUMENT: pgettext("identity checked by", "ID document, in person"),
        IdentityCheck.SIGNED_LETTER: pgettext(
            "identity checked by", "Signed letter, answered to the registered address"
        ),
        IdentityCheck.POWER_OF_ATTORNEY: pgettext("identity checked by", "Power of attorney"),
        IdentityCheck.GUARDIAN: pgettext("identity checked by", "Guardian of a child"),
    },
    LineDecision: {
        LineDecision.TELL: pgettext("row of a request", "Tell"),
        LineDecision.MASK: pgettext("row of a request", "Tell without free text"),
        LineDecision.WITHHOLD: pgettext("row of a request", "Withhold"),
    },
    WithholdGround: {
        WithholdGround.THIRD_PARTY: pgettext("withheld because", "Is about somebody else"),
        WithholdGround.SOURCE: pgettext("withheld because", "Would show who has told"),
        WithholdGround.STAFF: pgettext("withheld because", "Would put staff at risk"),
        WithholdGround.INVESTIGATION: pgettext("withheld because", "Would harm an investigation"),
        WithholdGround.INTELLIGENCE: pgettext("withheld because", "Would harm intelligence work"),
        WithholdGround.SOCIAL_SERVICES: pgettext(
            "withheld because", "Secrecy of social services for somebody else"
        ),
        WithholdGround.SAFETY: pgettext("withheld because", "Would put somebody in danger"),
        WithholdGround.OTHERS_FILE: pgettext("withheld because", "A file with many people's data"),
    },
    RequestOutcome: {
        RequestOutcome.GRANTED: pgettext("answer to a request", "Everything is told"),
        RequestOutcome.PARTLY: pgettext("answer to a request", "Told in part"),
        RequestOutcome.REFUSED: pgettext("answer to a request", "Refused"),
        RequestOutcome.NOTHING_HELD: pgettext("answer to a request", "Nothing is held"),
    },
    ContestedKind: {
        ContestedKind.RECORD: pgettext("contested", "What the record itself says"),
        ContestedKind.NAME: pgettext("contested", "A name"),
        ContestedKind.TIE: pgettext("contested", "A tie"),
        ContestedKind.MEMBERSHIP: pgettext("contested", "Part in a group"),
        ContestedKind.INVOLVEMENT: pgettext("contested", "Part in an incident"),
    },
    RaisedBy: {
        RaisedBy.PERSON: pgettext("contested by", "The person"),
        RaisedBy.GUARDIAN: pgettext("contested by", "A guardian"),
        RaisedBy.AGENT: pgettext("contested by", "Somebody with power of attorney"),
        RaisedBy.AGENCY: pgettext("contested by", "An authority"),
    },
    ContestOutcome: {
        ContestOutcome.CORRECTED: pgettext("contest", "It was wrong, and is withdrawn"),
        ContestOutcome.STANDS: pgettext("contest", "It stands, with the person's view noted"),
        ContestOutcome.ERASED: pgettext("contest", "The record is removed"),
        ContestOutcome.MISTAKEN: pgettext("contest", "Contested by mistake"),
    },
}
