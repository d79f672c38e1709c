"""Rules of retention in Sweden: examples, to be approved by each site's lawyers and archive.

An entry is never removed: it is given a `valid_to`, and a new wording a `valid_from`. What a
provision demands is put in few words and is no legal advice. For a municipality the periods are
those of its own decided plan, and stand here only so that there is something to decide on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samsyn.vocabulary.retention import (
    AppliesTo,
    KeptKind,
    KeptText,
    RemovalAction,
    StartEvent,
)
from samsyn.vocabulary.rooms import LegalRegime, RoomKind

_YEAR = 12
_MOST = 30 * _YEAR
_POLICE_ACT = "Lag (2018:1693) om polisens behandling av personuppgifter (4 kap.)"
_PROBATION_ACT = "Lag (2018:1699) och förordning (2018:1746) om kriminalvårdens personuppgifter"
_PLAN = "Dataskyddsförordningen art. 5.1 e; arkivlagen 10 §; egen dokumenthanteringsplan"
_SOCIAL = "Socialtjänstlagen (2025:400) och egen dokumenthanteringsplan"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """One rule, in the kinds of rooms that it can be used in."""

    key: str
    regime: LegalRegime
    rooms: Sequence[RoomKind]
    kind: KeptKind | KeptText
    event: StartEvent
    months: int
    provision: str
    text: str
    source: str
    applies_to: AppliesTo = AppliesTo.ALL
    most_months: int = 0  # 0: the period itself
    pauses: bool = False
    wait_days: int = 30
    action: RemovalAction = RemovalAction.ERASE
    valid_from: date = date(2026, 1, 1)
    valid_to: date | None = None


_POLICE = (RoomKind.POLICE, RoomKind.JOINT)
_CRIME = LegalRegime.CRIME_DATA

RULES: tuple[RuleEntry, ...] = (
    RuleEntry(
        key="pbdl-4-2-not-suspected",
        regime=_CRIME,
        rooms=_POLICE,
        kind=KeptKind.PERSON,
        applies_to=AppliesTo.NOT_SUSPECTED,
        event=StartEvent.LAST_REGISTRATION,
        months=_YEAR,
        provision="Polisens brottsdatalag 4 kap. 2 §",
        text="Uppgifter om den som inte är misstänkt tas bort ett år efter den senaste "
        "registreringen.",
        source=_POLICE_ACT,
    ),
    RuleEntry(
        key="pbdl-4-7-suspected",
        regime=_CRIME,
        rooms=_POLICE,
        kind=KeptKind.PERSON,
        applies_to=AppliesTo.SUSPECTED,
        event=StartEvent.LAST_REGISTRATION,
        months=3 * _YEAR,
        most_months=_MOST,
        pauses=True,
        provision="Polisens brottsdatalag 4 kap. 7 och 8 §§",
        text="Uppgifter om den som är misstänkt tas bort tre år efter den senaste registreringen "
        "om brottslig verksamhet. Tid i fängelse räknas inte.",
        source=_POLICE_ACT,
    ),
    RuleEntry(
        key="pbdl-4-8-serious",
        regime=_CRIME,
        rooms=_POLICE,
        kind=KeptKind.INCIDENT,
        event=StartEvent.HAPPENED,
        months=5 * _YEAR,
        provision="Polisens brottsdatalag 4 kap. 8 §",
        text="Uppgifter om en händelse där brottet kan ge två års fängelse eller mer tas bort "
        "efter fem år. Det som behövs för statistik står kvar utan uppgifter om personer.",
        source=_POLICE_ACT,
        action=RemovalAction.ANONYMISE,
    ),
    RuleEntry(
        key="pbdl-4-7-group",
        regime=_CRIME,
        rooms=_POLICE,
        kind=KeptKind.GROUP,
        event=StartEvent.LAST_REGISTRATION,
        months=3 * _YEAR,
        provision="Polisens brottsdatalag 4 kap. 7 §",
        text="En gruppering tas bort tre år efter den senaste registreringen om den.",
        source=_POLICE_ACT,
    ),
    RuleEntry(
        key="kriminalvard-after-release",
        regime=_CRIME,
        rooms=(RoomKind.PROBATION,),
        kind=KeptKind.PERSON,
        event=StartEvent.RELEASED,
        months=2 * _YEAR,
        most_months=_MOST,
        pauses=True,
        provision="Förordning (2018:1746)",
        text="Andra uppgifter än journalen tas bort två år efter frigivningen.",
        source=_PROBATION_ACT,
    ),
    RuleEntry(
        key="kriminalvard-journal",
        regime=_CRIME,
        rooms=(RoomKind.PROBATION,),
        kind=KeptKind.PERSON,
        event=StartEvent.LAST_REGISTRATION,
        months=10 * _YEAR,
        most_months=_MOST,
        pauses=True,
        provision="Förordning (2018:1746)",
        text="Journalen tas bort tio år efter att det senaste straffet är avtjänat.",
        source=_PROBATION_ACT,
    ),
    RuleEntry(
        key="social-case",
        regime=LegalRegime.SOCIAL_SERVICES,
        rooms=(RoomKind.SOCIAL_SERVICES,),
        kind=KeptKind.PERSON,
        event=StartEvent.LAST_REGISTRATION,
        months=5 * _YEAR,
        provision="Socialtjänstlagen, om gallring av personakter",
        text="En personakt tas bort fem år efter den sista anteckningen. Akter om födda vissa "
        "dagar går först till arkivet.",
        source=_SOCIAL,
    ),
    RuleEntry(
        key="help-line",
        regime=LegalRegime.SOCIAL_SERVICES,
        rooms=(RoomKind.SOCIAL_SERVICES,),
        kind=KeptKind.HELP_CONTACT,
        event=StartEvent.ENDED,
        months=_YEAR,
        provision="Egen dokumenthanteringsplan",
        text="En kontakt med stödlinjen som inte blev ett ärende tas bort efter ett år.",
        source=_SOCIAL,
    ),
    RuleEntry(
        key="municipal-person",
        regime=LegalRegime.DATA_PROTECTION,
        rooms=(RoomKind.MUNICIPALITY, RoomKind.JOINT, RoomKind.COUNTY_BOARD, RoomKind.AGENCY),
        kind=KeptKind.PERSON,
        event=StartEvent.LAST_REGISTRATION,
        months=2 * _YEAR,
        provision="Egen dokumenthanteringsplan",
        text="Uppgifter om en person tas bort två år efter den senaste registreringen.",
        source=_PLAN,
    ),
    RuleEntry(
        key="municipal-incident",
        regime=LegalRegime.DATA_PROTECTION,
        rooms=(RoomKind.MUNICIPALITY, RoomKind.JOINT),
        kind=KeptKind.INCIDENT,
        event=StartEvent.HAPPENED,
        months=5 * _YEAR,
        provision="Egen dokumenthanteringsplan",
        text="En händelse lämnas till arkivet efter fem år och tas bort här.",
        source=_PLAN,
        action=RemovalAction.ARCHIVE,
    ),
    *(
        RuleEntry(
            key=f"door-{kind.value.replace('_', '-')}",
            regime=regime,
            rooms=rooms,
            kind=kind,
            event=StartEvent.RECORDED,
            months=12,
            provision="Egen dokumenthanteringsplan",
            text="Förfrågningar och rättelser mellan rum tas bort efter ett år.",
            source=_PLAN,
        )
        for kind in (KeptKind.ASK, KeptKind.ASK_NOTICE, KeptKind.RECALL_NOTICE)
        for regime, rooms in (
            (_CRIME, (RoomKind.POLICE, RoomKind.JOINT, RoomKind.PROBATION)),
            (LegalRegime.SOCIAL_SERVICES, (RoomKind.SOCIAL_SERVICES,)),
            (LegalRegime.DATA_PROTECTION, (RoomKind.MUNICIPALITY,)),
        )
    ),
    *(
        RuleEntry(
            key=f"persons-request-{regime.value.replace('_', '-')}",
            regime=regime,
            rooms=rooms,
            kind=KeptKind.REQUEST,
            event=StartEvent.ENDED,
            months=2 * _YEAR,
            provision="Egen dokumenthanteringsplan",
            text="En begäran om registerutdrag tas bort två år efter svaret.",
            source=_PLAN,
        )
        for regime, rooms in (
            (_CRIME, (RoomKind.POLICE, RoomKind.JOINT, RoomKind.PROBATION)),
            (LegalRegime.SOCIAL_SERVICES, (RoomKind.SOCIAL_SERVICES,)),
            (LegalRegime.DATA_PROTECTION, (RoomKind.MUNICIPALITY, RoomKind.JOINT)),
        )
    ),
    *(
        RuleEntry(
            key="emergency-texts",
            regime=regime,
            rooms=rooms,
            kind=KeptText.EMERGENCY,
            event=StartEvent.ENDED,
            months=2 * _YEAR,
            provision="Egen dokumenthanteringsplan",
            text="Skälet till en nödåtkomst och vad granskningen kom fram till töms två år efter "
            "att granskningen signerats. Vem som öppnade vilket rum och när står kvar.",
            source=_PLAN,
        )
        for regime, rooms in (
            (_CRIME, (RoomKind.POLICE, RoomKind.PROBATION)),
            (LegalRegime.DATA_PROTECTION, (RoomKind.MUNICIPALITY,)),
        )
    ),
    *(
        RuleEntry(
            key=f"ended-tokens-{regime.value.replace('_', '-')}",
            regime=regime,
            rooms=rooms,
            kind=KeptText.TOKEN,
            event=StartEvent.ENDED,
            months=2 * _YEAR,
            provision="Egen dokumenthanteringsplan",
            text="En åtkomstnyckel som gått ut eller återkallats tas bort efter två år, med sitt "
            "konto, när inget som sparas pekar på kontot. Vad kontot läst står kvar i loggen.",
            source=_PLAN,
        )
        for regime, rooms in (
            (_CRIME, (RoomKind.POLICE, RoomKind.JOINT, RoomKind.PROBATION)),
            (LegalRegime.SOCIAL_SERVICES, (RoomKind.SOCIAL_SERVICES,)),
            (
                LegalRegime.DATA_PROTECTION,
                (RoomKind.MUNICIPALITY, RoomKind.JOINT, RoomKind.COUNTY_BOARD, RoomKind.AGENCY),
            ),
        )
    ),
    *(
        RuleEntry(
            key="import-files",
            regime=regime,
            rooms=rooms,
            kind=KeptKind.IMPORT,
            event=StartEvent.RECORDED,
            months=6,
            wait_days=14,
            provision="Egen dokumenthanteringsplan",
            text="Det som är kvar av en inläst fil tas bort efter sex månader.",
            source=_PLAN,
        )
        for regime, rooms in (
            (_CRIME, (RoomKind.POLICE, RoomKind.JOINT, RoomKind.PROBATION)),
            (LegalRegime.SOCIAL_SERVICES, (RoomKind.SOCIAL_SERVICES,)),
            (LegalRegime.DATA_PROTECTION, (RoomKind.MUNICIPALITY,)),
        )
    ),
)
