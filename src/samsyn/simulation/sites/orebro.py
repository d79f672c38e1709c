"""Örebro: five partners with the county board, published up to October 2023."""

from datetime import date

from samsyn.simulation.profile import (
    MessageVersion,
    Municipality,
    SimulatedAgency,
    SimulatedRoom,
    SiteProfile,
    SiteSize,
)
from samsyn.simulation.published import (
    AgreementFact,
    CadenceFact,
    CallInFact,
    HelpContactsFact,
    NotificationsFact,
    Published,
    SanctionRoundsFact,
)
from samsyn.simulation.sites.standard import community_agency, standard_agencies, standard_rooms
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, RoomKind
from samsyn.vocabulary.uncertain_dates import DateInterval

KEY = "orebro"
_MUNICIPALITIES = (Municipality("1880", "Örebro"),)
_MARCH = "polisen.se, så går arbetet med GVI i Örebro, mars 2023"
_OCTOBER = "polisen.se, strategi för att minska det grova våldet i Örebro, oktober 2023"

PUBLISHED = Published(
    agreements=(
        AgreementFact(
            kind="decision",
            when=DateInterval(date(2021, 9, 1), date(2021, 11, 30)),  # "hösten 2021"
            parties=(
                "Polisen",
                "Örebro kommun",
                "Kriminalvården",
                "Länsstyrelsen",
                "lokalsamhället",
            ),
            ends_on=None,
            source=_MARCH,
        ),
    ),
    call_ins=(
        CallInFact(
            number=1,
            # A local story of 19 October says "yesterday", and Thursday: the day is uncertain.
            when=DateInterval.month(2022, 10),
            invited=10,
            attended=None,
            approximate=True,
            source=_MARCH,
        ),
    ),
    notifications=(
        NotificationsFact(
            when=DateInterval.month(2023, 3),
            since=DateInterval.month(2022, 10),
            conversations=None,
            people=30,
            approximate=True,
            by=("police", "social_services"),
            source=_MARCH,
        ),
    ),
    help_contacts=(
        HelpContactsFact(
            when=DateInterval.month(2023, 3),
            people=10,
            of_people=30,
            approximate=True,
            source=_MARCH,
        ),
    ),
    sanction_rounds=(
        SanctionRoundsFact(
            when=DateInterval.month(2023, 10),
            rounds=4,
            measures=(
                ("police", "Ökat fokus på flera grupperingar"),
                ("police", "Beslag av narkotika och dopningsmedel"),
                ("police", "Kontroller av bilar och personer"),
                ("police", "Insatser tillsammans med Kronofogden"),
                ("probation", "Ökat fokus på övervakade klienter i samråd med polisen"),
                ("probation", "Vistelseförbud som föreskrift"),
                ("probation", "Tätare möten"),
                ("probation", "Förverkad villkorlig frigivning"),
            ),
            source=_OCTOBER,
        ),
    ),
    cadences=(
        CadenceFact(
            when=DateInterval.month(2023, 3),
            what="call_in",
            at_least_per_year=1,
            condition="så länge det finns personer att kalla",
            source=_MARCH,
        ),
    ),
)

PROFILE = SiteProfile(
    key=KEY,
    name="Örebro",
    brand="GVI Örebro",
    municipalities=_MUNICIPALITIES,
    police_region="Bergslagen",
    centre=(15.2134, 59.2753),
    decided_on=date(2021, 11, 30),
    programme_started_on=date(2022, 10, 18),
    agencies=(
        *standard_agencies(KEY, "Örebro", _MUNICIPALITIES),
        SimulatedAgency(
            key="orebro-county-board",
            name="Länsstyrelsen i Örebro län",
            kind=AgencyKind.COUNTY_BOARD,
            controller="Länsstyrelsen i Örebro län",
            part="Stöder samverkan och uppföljning",
        ),
        SimulatedAgency(
            key="orebro-enforcement",
            name="Kronofogden Örebro",
            kind=AgencyKind.ENFORCEMENT_AUTHORITY,
            controller="Kronofogden",
            part="Driver in skulder och utmäter, i insatser tillsammans med polisen",
        ),
        community_agency(KEY, "Föreningen Videstegen", part="Talar för lokalsamhället"),
    ),
    rooms=(
        *standard_rooms(KEY, "Örebro", _MUNICIPALITIES),
        SimulatedRoom(
            key="orebro-room-county-board",
            kind=RoomKind.COUNTY_BOARD,
            name="Länsstyrelsens rum, Örebro",
            agency="orebro-county-board",
            regime=LegalRegime.AGGREGATES,
        ),
        SimulatedRoom(
            key="orebro-room-enforcement",
            kind=RoomKind.AGENCY,
            name="Kronofogdens rum, Örebro",
            agency="orebro-enforcement",
            regime=LegalRegime.DATA_PROTECTION,
        ),
    ),
    message=MessageVersion(
        number=1,
        valid_from=date(2022, 10, 1),
        sentences=(
            "Vi vill inte att du ska dö.",
            "Vi vill inte att du ska döda.",
            "Om våldet fortsätter får det kännbara konsekvenser.",
            "Vi vill att du tar emot den hjälp vi erbjuder.",
        ),
    ),
    steering_group=("lokalpolisområdeschef", "kommundirektör", "frivårdschef", "länsråd"),
    community=("Föreningen Videstegen", "Nätverket Pilklockan"),
    emphasis=("återkommande budskap", "lokalsamhällets roll"),
    support_before_messages=False,
    published=PUBLISHED,
    size=SiteSize(groups=12, people=180, incidents_per_year=27.5, districts=10, latest_week=3),
)
