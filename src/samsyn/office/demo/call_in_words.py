"""What the invented call-ins say: scripts, safety, debrief and promises, by whose voice."""

from typing import Final

from samsyn.vocabulary.call_ins import SpeakerRole
from samsyn.vocabulary.community import OrganisationKind
from samsyn.vocabulary.promises import PromiseKind

_ROLES: Final = (
    ("kommundirektör", SpeakerRole.MUNICIPALITY),
    ("polis", SpeakerRole.POLICE),
    ("frivård", SpeakerRole.PROBATION),
    ("socialtjänst", SpeakerRole.SOCIAL_SERVICES),
    ("sjukvård", SpeakerRole.HEALTH_CARE),
    ("mist sitt barn", SpeakerRole.BEREAVED),
    ("lokalsamhället", SpeakerRole.COMMUNITY),
)
SCRIPTS: Final = {
    SpeakerRole.MUNICIPALITY: "Välkomna. Ni är här för att vi vill att ni ska leva.",
    SpeakerRole.POLICE: "Skjutningarna ska sluta. Nästa grupp som skjuter får hela vår "
    "uppmärksamhet. Det gäller alla i gruppen.",
    SpeakerRole.PROBATION: "Vi följer er på vägen ut. Den som vill ändra något får tid hos oss.",
    SpeakerRole.SOCIAL_SERVICES: "Vi hjälper den som vill lämna. Ring, så svarar vi inom ett dygn.",
    SpeakerRole.HEALTH_CARE: "Jag ser vad kulorna gör. Jag vill inte möta er på operationsbordet.",
    SpeakerRole.BEREAVED: "Min son kommer inte hem mer. Låt inte er mamma stå här nästa gång.",
    SpeakerRole.COMMUNITY: "Ni hör till oss. Vi vill ha er kvar, och vi vill ha slut på våldet.",
}
PROMISES: Final = (
    (
        PromiseKind.CONSEQUENCE,
        "lokalpolisområdeschef",
        "Skjuter någon i er grupp efter i kväll, riktar vi alla våra åtgärder mot hela gruppen. "
        "Det gäller från och med nu.",
    ),
    (
        PromiseKind.HELP,
        "socialtjänsten",
        "Den som vill lämna får hjälp, vad som än händer. Ring stödlinjen, så svarar vi inom "
        "ett dygn.",
    ),
)
NEUTRAL: Final = "Ingen av grupperna håller till där. Avstämt med områdespolisen och föreståndaren."
ENTRANCES: Final = "Norra entrén klockan 17.30, södra entrén klockan 17.45."
SEARCHES: Final = "Alla passerar en metalldetektor. Kvinnor och män i var sin kö."
GUARDS: Final = "Två ordningsvakter vid varje entré. Poliser i uniform i foajén."
NO_ARRESTS: Final = "Polisen griper ingen på mötet eller på vägen hem."
IF_SOMETHING: Final = "Mötet bryts. Grupperna lämnar lokalen var för sig, med tio minuter emellan."
REHEARSED: Final = "Genomgång med alla talare. Ljudet justerat, två tal kortade."
REACTIONS: Final = (
    "De flesta lyssnade. Förälderns ord gick fram. Två frågade efter stödlinjen.",
    "Lugnt i salen. Några var avvaktande i början. Tre stannade och talade med socialtjänsten.",
    "Tyst under hela mötet. Flera nickade när frivården talade.",
)
SAFE: Final = "Inga incidenter. Ankomst och hemresa gick som planerat."
MEDIA: Final = "Ingen press på plats. En fråga från lokaltidningen dagen efter."
AFTER_THIRTY_DAYS: Final = "De som inte kom har fått budskapet eller är erbjudna ett samtal."
FINDING: Final = "Beställ fler visitkort till nästa gång"
PURPOSE: Final = "Ge grupperna samma budskap: våldet ska sluta, och den som vill lämna får hjälp."


def role_of(part: str) -> SpeakerRole:
    """Return the role of a speaker named by their part in the site."""
    low = part.lower()
    return next((role for word, role in _ROLES if word in low), SpeakerRole.COMMUNITY)


def kind_of(organisation: str) -> OrganisationKind:
    """Return what sort of organisation it is, by its name."""
    low = organisation.lower()
    for word, kind in (
        ("trossamfund", OrganisationKind.FAITH),
        ("församling", OrganisationKind.FAITH),
        ("moské", OrganisationKind.FAITH),
        ("idrott", OrganisationKind.SPORT),
        ("skol", OrganisationKind.SCHOOL),
        ("kommunal", OrganisationKind.AUTHORITY),
        ("boende", OrganisationKind.HOUSING),
        ("bostad", OrganisationKind.HOUSING),
    ):
        if word in low:
            return kind
    return OrganisationKind.ASSOCIATION
