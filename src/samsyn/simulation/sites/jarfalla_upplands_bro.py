"""Järfälla and Upplands-Bro: one site, one local police district, two municipalities."""

from datetime import date

from samsyn.simulation.profile import (
    MessageVersion,
    Municipality,
    SimulatedAgency,
    SiteProfile,
    SiteSize,
)
from samsyn.simulation.published import (
    AgreementFact,
    CallInFact,
    NotificationsFact,
    Published,
)
from samsyn.simulation.sites.standard import community_agency, standard_agencies, standard_rooms
from samsyn.vocabulary.rooms import AgencyKind
from samsyn.vocabulary.uncertain_dates import DateInterval

KEY = "jarfalla-upplands-bro"
_MUNICIPALITIES = (Municipality("0123", "Järfälla"), Municipality("0139", "Upplands-Bro"))
_CALL_IN = "jarfalla.se, GVI Järfälla och Upplands-Bro har genomfört sitt första call-in, 2023"
_APRIL = "polisen.se, fokus på grupper för att stoppa skjutvapenvåld, april 2023"

PUBLISHED = Published(
    agreements=(
        AgreementFact(
            kind="agreement",
            when=DateInterval(date(2022, 1, 1), date(2022, 4, 30)),  # "början av 2022"
            parties=("Polisen", "Järfälla kommun", "Upplands-Bro kommun", "Kriminalvården"),
            ends_on=None,
            source=_APRIL,
        ),
    ),
    call_ins=(
        CallInFact(
            number=1,
            when=DateInterval(date(2023, 5, 1), date(2023, 12, 31)),  # the day was not read
            invited=None,
            attended=None,
            speakers=(
                "kommundirektör, Järfälla",
                "kommundirektör, Upplands-Bro",
                "lokalpolisområdeschef",
                "kommunpolis",
                "socialtjänsten",
                "hälso- och sjukvården",
                "lokalsamhället",
            ),
            audience=("föreningar", "trossamfund", "kommunala enheter", "engagerade boende"),
            source=_CALL_IN,
        ),
    ),
    notifications=(
        NotificationsFact(
            when=DateInterval.year(2023),
            since=DateInterval.month(2023, 4),
            conversations=40,
            people=None,
            approximate=True,
            by=("police", "social_services", "probation"),
            source=_CALL_IN,
        ),
    ),
)

PROFILE = SiteProfile(
    key=KEY,
    name="Järfälla och Upplands-Bro",
    brand="GVI Järfälla och Upplands-Bro",
    municipalities=_MUNICIPALITIES,
    police_region="Stockholm",
    centre=(17.8000, 59.4480),
    decided_on=date(2022, 4, 30),
    programme_started_on=date(2023, 4, 1),
    agencies=(
        *standard_agencies(KEY, "Järfälla", _MUNICIPALITIES),
        SimulatedAgency(
            key=f"{KEY}-health-care",
            name="Hälso- och sjukvården, Järfälla och Upplands-Bro",
            kind=AgencyKind.HEALTH_CARE,
            controller="Region Stockholm",
            part="Talar på call-in om vad våldet gör med kroppen",
        ),
        community_agency(KEY, "Nätverket Lönnkompassen", part="Talare och publik"),
    ),
    rooms=standard_rooms(KEY, "Järfälla", _MUNICIPALITIES),
    message=MessageVersion(
        number=1,
        valid_from=date(2023, 4, 1),
        sentences=(
            "Vi vill inte att du ska dö.",
            "Vi vill inte att du ska döda.",
            "Vi vill att du tar emot den hjälp vi erbjuder.",
            "Om våldet fortsätter får det kännbara konsekvenser.",
        ),
    ),
    steering_group=(
        "lokalpolisområdeschef",
        "kommundirektör, Järfälla",
        "kommundirektör, Upplands-Bro",
        "frivårdschef",
    ),
    community=("Nätverket Lönnkompassen", "Fotbollsklubben Segelängen"),
    emphasis=("enskilda samtal löpande", "lokalsamhället som talare och publik"),
    support_before_messages=False,
    published=PUBLISHED,
    size=SiteSize(groups=9, people=120, incidents_per_year=20, districts=8, latest_week=2),
)
