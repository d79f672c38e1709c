"""Swedish grounds for telling another room: examples, to be approved by the site's lawyers.

An entry is never removed: it is given a `valid_to`, and a new wording a `valid_from`. Source:
the statutes as published; what a provision demands is put in few words and is no legal advice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from samsyn.vocabulary.rooms import RoomKind

_ADULT = 18
_COURTS = "Offentlighets- och sekretesslagen (2009:400)"
_DUTY = "Lag (2025:170) om skyldighet att lämna uppgifter till de brottsbekämpande myndigheterna"
_COOPERATION = (
    "Lag (2016:774) om uppgiftsskyldighet vid samverkan mot viss organiserad brottslighet"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundEntry:
    """One provision, with the directions in which it can be used. Ages in whole years."""

    key: str
    provision: str
    senders: Sequence[RoomKind]
    receivers: Sequence[RoomKind]
    text: str
    source: str
    valid_from: date
    valid_to: date | None = None
    is_duty: bool = False
    tests: tuple[str, ...]  # keys of `questions.QUESTIONS`, in the order that they are asked
    needs_second: bool = False
    holds_days: int = 730  # from the day that it is told
    youngest: int | None = None
    oldest: int | None = None

    def directions(self) -> Iterator[tuple[RoomKind, RoomKind]]:
        """Every pair of sender and receiver."""
        return (pair for pair in product(self.senders, self.receivers) if pair[0] is not pair[1])


_OUTSIDE_CARE = (
    RoomKind.POLICE,
    RoomKind.PROBATION,
    RoomKind.MUNICIPALITY,
    RoomKind.COUNTY_BOARD,
    RoomKind.JOINT,
)
_CARE = (RoomKind.SOCIAL_SERVICES,)
_AGENCIES = (RoomKind.POLICE, RoomKind.PROBATION, RoomKind.SOCIAL_SERVICES)
_GRADED = "Uppgiften behövs för att förebygga, förhindra, upptäcka eller utreda brott, och "

GROUNDS: tuple[GroundEntry, ...] = (
    GroundEntry(
        key="osl-10-15a",
        provision="OSL 10 kap. 15 a §",
        senders=_OUTSIDE_CARE,
        receivers=_AGENCIES,
        text=f"{_GRADED}intresset av att den lämnas väger tyngre än det som sekretessen skyddar.",
        source=_COURTS,
        valid_from=date(2025, 12, 1),
        tests=("exempt", "needed", "weighs_more"),
    ),
    GroundEntry(
        key="osl-10-15a-vuxen",
        provision="OSL 10 kap. 15 a §",
        senders=_OUTSIDE_CARE,
        receivers=(RoomKind.JOINT, RoomKind.MUNICIPALITY),
        youngest=_ADULT,
        text=f"{_GRADED}väger tyngre än sekretessen. Exemplet gäller den som säkert fyllt 18 år.",
        source=_COURTS,
        valid_from=date(2025, 12, 1),
        tests=("exempt", "needed", "weighs_more"),
    ),
    GroundEntry(
        key="osl-10-27",
        provision="OSL 10 kap. 27 §",
        senders=_OUTSIDE_CARE,
        receivers=_AGENCIES,
        text="Det är uppenbart att intresset av att uppgiften lämnas har företräde framför det"
        " intresse som sekretessen ska skydda.",
        source=_COURTS,
        valid_from=date(2009, 6, 30),
        tests=("exempt", "obvious"),
    ),
    GroundEntry(
        key="osl-10-27-vuxen",
        provision="OSL 10 kap. 27 §",
        senders=_OUTSIDE_CARE,
        receivers=(RoomKind.JOINT, RoomKind.MUNICIPALITY),
        youngest=_ADULT,
        text="Det är uppenbart att intresset av att uppgiften lämnas har företräde. Exemplet"
        " gäller den som säkert fyllt 18 år.",
        source=_COURTS,
        valid_from=date(2009, 6, 30),
        tests=("exempt", "obvious"),
    ),
    GroundEntry(
        key="polislagen-6",
        provision="Polislagen 6 §",
        senders=(RoomKind.POLICE,),
        receivers=_CARE,
        is_duty=True,
        text="Polisen ska samarbeta med socialtjänsten och snarast underrätta den om förhållanden"
        " som bör föranleda någon åtgärd av den.",
        source="Polislagen (1984:387)",
        valid_from=date(1984, 10, 1),
        tests=("calls_for_action",),
        holds_days=1825,
    ),
    GroundEntry(
        key="lag-2025-170-5",
        provision="Lag (2025:170) 5 §",
        senders=(RoomKind.PROBATION, RoomKind.COUNTY_BOARD),
        receivers=(RoomKind.POLICE,),
        is_duty=True,
        text="Uppgiften behövs i den brottsbekämpande verksamheten, och inget övervägande intresse"
        " talar för att den inte lämnas.",
        source=_DUTY,
        valid_from=date(2025, 4, 1),
        tests=("needed_by_police", "outweighed"),
        holds_days=1095,
    ),
    GroundEntry(
        key="lag-2025-170-6",
        provision="Lag (2025:170) 6 §",
        senders=(RoomKind.MUNICIPALITY,),
        receivers=(RoomKind.POLICE,),
        is_duty=True,
        text="Uppgiften behövs i den brottsbekämpande verksamheten, och inget övervägande intresse"
        " talar för att den inte lämnas. Gäller inte socialtjänstens uppgifter.",
        source=_DUTY,
        valid_from=date(2025, 4, 1),
        tests=("exempt", "needed_by_police", "outweighed"),
        holds_days=1095,
    ),
    GroundEntry(
        key="lus",
        provision="LUS (2016:774) 2 §",
        senders=(RoomKind.POLICE, RoomKind.PROBATION),
        receivers=(RoomKind.POLICE, RoomKind.PROBATION),
        is_duty=True,
        text="Mottagaren behöver uppgiften för sin del av en särskilt beslutad samverkan mot"
        " organiserad brottslighet.",
        source=_COOPERATION,
        valid_from=date(2016, 8, 15),
        tests=("cooperation", "own_part", "outweighed"),
        holds_days=365,
    ),
    GroundEntry(
        key="osl-10-18a",
        provision="OSL 10 kap. 18 a §",
        senders=_CARE,
        receivers=(RoomKind.POLICE,),
        oldest=20,
        text="Den enskilde är under 21 år, det finns på grund av särskilda omständigheter risk"
        " för brottslig verksamhet, uppgiften kan antas bidra till att förhindra den, och det är"
        " inte olämpligt med hänsyn till pågående insatser.",
        source=_COURTS,
        valid_from=date(2013, 1, 1),
        tests=("special_risk", "helps_prevent", "unsuitable", "past_crime"),
        needs_second=True,
        holds_days=365,
    ),
    GroundEntry(
        key="samtycke",
        provision="OSL 10 kap. 1 § och 12 kap. 2 §",
        senders=_CARE,
        receivers=_OUTSIDE_CARE,
        text="Den enskilde har samtyckt till att uppgiften lämnas till mottagaren.",
        source=_COURTS,
        valid_from=date(2009, 6, 30),
        tests=("consent", "freely"),
        holds_days=365,
    ),
    GroundEntry(
        key="osl-26-1",
        provision="OSL 26 kap. 1 §",
        senders=_CARE,
        receivers=(RoomKind.POLICE, RoomKind.PROBATION),
        text="Det står klart att uppgiften kan röjas utan att den enskilde eller någon närstående"
        " lider men.",
        source=_COURTS,
        valid_from=date(2009, 6, 30),
        tests=("harmless",),
        needs_second=True,
        holds_days=365,
    ),
    GroundEntry(
        key="osl-10-2",
        provision="OSL 10 kap. 2 §",
        senders=_CARE,
        receivers=(RoomKind.POLICE, RoomKind.PROBATION),
        text="Det är nödvändigt för att socialtjänsten ska kunna fullgöra sin egen verksamhet."
        " Bestämmelsen läses snävt.",
        source=_COURTS,
        valid_from=date(2009, 6, 30),
        tests=("own_task",),
        needs_second=True,
        holds_days=365,
    ),
    GroundEntry(
        key="osl-10-21",
        provision="OSL 10 kap. 21 §",
        senders=_CARE,
        receivers=(RoomKind.POLICE,),
        text="Uppgiften angår misstanke om vissa brott mot den som inte har fyllt 18 år.",
        source=_COURTS,
        valid_from=date(2009, 6, 30),
        tests=("child_victim",),
        needs_second=True,
        holds_days=1095,
    ),
    GroundEntry(
        key="osl-10-23",
        provision="OSL 10 kap. 23 §",
        senders=_CARE,
        receivers=(RoomKind.POLICE,),
        text="Uppgiften angår misstanke om brott för vilket det inte är föreskrivet lindrigare"
        " straff än fängelse i ett år, eller försök till vissa brott.",
        source=_COURTS,
        valid_from=date(2009, 6, 30),
        tests=("serious_crime",),
        needs_second=True,
        holds_days=1095,
    ),
)
