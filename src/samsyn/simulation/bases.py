"""Grounds for memberships, with sources that are plainly from an exercise."""

from datetime import date, timedelta

from samsyn.simulation.dice import Dice
from samsyn.simulation.records import MembershipBasis
from samsyn.vocabulary.claims import InformationAccuracy, SourceKind, SourceReliability
from samsyn.vocabulary.groups import BasisKind

_BASES = {
    BasisKind.OWN_STATEMENT: (
        "Egen uppgift vid enskilt samtal, anteckning ÖVN-{number}",
        SourceKind.OBSERVATION,
    ),
    BasisKind.JUDGMENT: ("Dom i övningsmål {number}", SourceKind.JUDGMENT),
    BasisKind.SUSPECTED_TOGETHER: (
        "Misstänkta tillsammans, övningsärende {number}",
        SourceKind.POLICE_REPORT,
    ),
    BasisKind.OBSERVED_TOGETHER: (
        "Områdespolis såg dem tillsammans, PM ÖVN-{number}",
        SourceKind.OBSERVATION,
    ),
    BasisKind.PARTNER_INFORMATION: ("Uppgift från frivården, ÖVN-{number}", SourceKind.PARTNER),
    BasisKind.INTELLIGENCE: ("Underrättelse ÖVN-{number}", SourceKind.INTELLIGENCE),
}
_RELIABILITY = (
    (SourceReliability.RELIABLE, 0.6),
    (SourceReliability.UNTESTED, 0.3),
    (SourceReliability.NOT_ASSESSED, 0.1),
)
_ACCURACY = (
    (InformationAccuracy.KNOWN_DIRECTLY, 0.4),
    (InformationAccuracy.KNOWN_INDIRECTLY_CORROBORATED, 0.35),
    (InformationAccuracy.KNOWN_INDIRECTLY, 0.25),
)


def draw_bases(count: int, since: date, today: date, dice: Dice) -> tuple[MembershipBasis, ...]:
    """Return bases of different kinds and sources, dated within four months of `since`."""
    bases = []
    for kind in dice.some(tuple(_BASES), count):
        text, source_kind = _BASES[kind]
        bases.append(
            MembershipBasis(
                kind=kind,
                dated_on=dice.day(since, min(today, since + timedelta(days=120))),
                source=text.format(number=dice.whole(1000, 9999)),
                source_kind=source_kind,
                reliability=dice.weighted(_RELIABILITY),
                accuracy=dice.weighted(_ACCURACY),
            )
        )
    return tuple(bases)
