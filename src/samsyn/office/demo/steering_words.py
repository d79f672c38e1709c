"""What the demo's steering says: evidence, planned things, and what happened around the sites.

Laws and agreements are facts with their source. What is invented says so.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from samsyn.vocabulary.steering import ContextKind, PlanKind, StartUpTask

INVENTED: Final = "Påhittat för demon."
AGREEMENTS: Final = {
    "council_decision": "Beslut i kommunfullmäktige",
    "decision": "Beslut om att arbeta efter strategin",
    "letter_of_intent": "Avsiktsförklaring",
    "pilot": "Överenskommelse om pilotprojektet",
    "agreement": "Överenskommelse om strategin",
}
EVIDENCE: Final = {
    StartUpTask.MANDATE: "Beslutat av parterna. Se överenskommelserna.",
    StartUpTask.MANAGER_AND_ANALYST: f"Projektledare och analytiker har börjat. {INVENTED}",
    StartUpTask.BASELINE: f"Skjutningar och sprängningar frysta månad för månad. {INVENTED}",
    StartUpTask.GROUP_AUDIT: f"Två dagar med områdespoliser, frivård och socialtjänst. {INVENTED}",
    StartUpTask.INCIDENT_REVIEW: f"Två års händelser genomgångna vid bordet. {INVENTED}",
    StartUpTask.PROBLEM_ANALYSIS: f"Problemanalysen är antagen av styrgruppen. {INVENTED}",
    StartUpTask.HELP_LINE_STAFFED: f"Fyra socialsekreterare svarar, dygnet runt. {INVENTED}",
    StartUpTask.HELP_LINE_TESTED: f"Ringde en lördagskväll. Svar efter två signaler. {INVENTED}",
    StartUpTask.LEVERS: f"Åtgärdslista antagen av polis, frivård och Kronofogden. {INVENTED}",
    StartUpTask.REHEARSAL: f"Genrep med alla talare och publik. {INVENTED}",
    StartUpTask.FIRST_CALL_IN: "Hållen. Se call-in.",
}


@dataclass(frozen=True, slots=True)
class Happened:
    """Something around the sites."""

    kind: ContextKind
    title: str
    starts_on: date
    ends_on: date | None
    scope: str
    source: str


LAWS: Final = (
    Happened(
        ContextKind.LAW_CHANGE,
        "Myndigheter och kommuner ska lämna uppgifter till brottsbekämpningen",
        date(2025, 4, 1),
        None,
        "hela landet",
        "Lag 2025:170",
    ),
    Happened(
        ContextKind.LAW_CHANGE,
        "Ny socialtjänstlag",
        date(2025, 7, 1),
        None,
        "hela landet",
        "Socialtjänstlag 2025:400",
    ),
)
PANDEMIC: Final = Happened(
    ContextKind.PANDEMIC,
    "Covid-19. Call-in kunde inte hållas",
    date(2020, 3, 11),
    date(2022, 3, 31),
    "hela landet",
    "WHO den 11 mars 2020",
)
EVERY_MONTH: Final = (PlanKind.STEERING_MEETING, "Styrgruppsmöte")
EVERY_WEEK: Final = (PlanKind.REVIEW_MEETING, "Lägesmöte")
IN_THE_YEAR: Final = (  # kind, words, month, day
    (PlanKind.GROUP_AUDIT, "Gruppkartläggning, kvartal 1", 2, 11),
    (PlanKind.GROUP_AUDIT, "Gruppkartläggning, kvartal 2", 5, 13),
    (PlanKind.GROUP_AUDIT, "Gruppkartläggning, kvartal 3", 9, 9),
    (PlanKind.GROUP_AUDIT, "Gruppkartläggning, kvartal 4", 12, 9),
    (PlanKind.TRAINING, "Utbildning för nya samtalsteam", 3, 18),
    (PlanKind.TRAINING, "Utbildning i sekretess", 10, 14),
    (PlanKind.EVALUATION, "Årlig uppföljning med Brå", 12, 16),
)
