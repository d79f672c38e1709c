"""Göteborg: a stepwise start with the offer of help first."""

from datetime import date

from samsyn.simulation.profile import (
    MessageVersion,
    Municipality,
    SiteProfile,
    SiteSize,
)
from samsyn.simulation.published import (
    AgreementFact,
    AnnualCountFact,
    CallInFact,
    HelpContactsFact,
    Published,
    StartUpStepFact,
)
from samsyn.simulation.sites.standard import (
    community_agency,
    day,
    standard_agencies,
    standard_rooms,
)
from samsyn.vocabulary.uncertain_dates import DateInterval

KEY = "goteborg"
_MUNICIPALITIES = (Municipality("1480", "Göteborg"),)
_START = "polisen.se, Göteborg inför strategi mot grovt våld, 25 mars 2022"
_CALL_IN = "vartgoteborg.se, personer i kriminella grupperingar kom till intervention, 2023"
_EXIT = "mitti.se, uppgift om Samlad avhopparverksamhet under 2023"
_COUNTS = "blog.zaramis.se 2019-01-14, återger polisens uppgifter för Storgöteborg"

PUBLISHED = Published(
    agreements=(
        AgreementFact(
            kind="council_decision",
            when=day(2021, 11, 25),
            parties=("Göteborgs stad",),
            ends_on=None,
            source=_START,
        ),
        AgreementFact(
            kind="letter_of_intent",
            when=day(2022, 3, 25),
            parties=("Polisen", "Göteborgs stad", "Kriminalvården"),
            ends_on=date(2025, 3, 25),  # three years
            source=_START,
        ),
    ),
    steps=(
        StartUpStepFact(
            phase="start",
            step="Konferens för gemensam kunskap, med erfarenheter från Malmö",
            when=day(2022, 3, 25),
            source=_START,
        ),
        StartUpStepFact(
            phase="support",
            step="Utveckla avhopparverksamheten, ett villkor för strategin",
            when=DateInterval(date(2022, 3, 25), date(2022, 12, 31)),
            source=_START,
        ),
        StartUpStepFact(
            phase="introduction",
            step="Stegvis införande",
            when=DateInterval(date(2022, 3, 25), date(2022, 12, 31)),
            source=_START,
        ),
    ),
    call_ins=(
        CallInFact(
            number=1,
            when=day(2023, 5, 16),
            invited=10,
            attended=None,
            approximate=True,
            speakers=("åtta tal under en timme",),
            source=_CALL_IN,
        ),
    ),
    help_contacts=(
        HelpContactsFact(
            when=DateInterval.year(2023), people=250, of_people=None, approximate=True, source=_EXIT
        ),
    ),
    annual_counts=tuple(
        AnnualCountFact(
            when=DateInterval.year(year),
            indicator="skjutningar, Storgöteborg",
            value=value,
            source=_COUNTS,
        )
        for year, value in ((2015, 31), (2016, 39), (2017, 21), (2018, 43))
    ),
)

PROFILE = SiteProfile(
    key=KEY,
    name="Göteborg",
    brand="GVI Göteborg",
    municipalities=_MUNICIPALITIES,
    police_region="Väst",
    centre=(11.9900, 57.7070),
    decided_on=date(2021, 11, 25),
    programme_started_on=date(2023, 5, 16),
    agencies=(
        *standard_agencies(KEY, "Göteborg", _MUNICIPALITIES),
        community_agency(KEY, "Föreningen Oxelstegen"),
    ),
    rooms=standard_rooms(KEY, "Göteborg", _MUNICIPALITIES),
    message=MessageVersion(
        number=1,
        valid_from=date(2023, 1, 1),
        sentences=(
            "Vi vill att du tar emot den hjälp vi erbjuder.",
            "Vi vill inte att du ska dö.",
            "Vi vill inte att du ska döda.",
        ),
    ),
    steering_group=(
        "polisområdeschef",
        "förvaltningsdirektör, socialförvaltningen",
        "frivårdschef",
    ),
    community=("Föreningen Oxelstegen", "Kvarterslaget Askkompassen"),
    emphasis=("samverkan kring individer", "avhopparverksamhet"),
    support_before_messages=True,
    published=PUBLISHED,
    size=SiteSize(groups=22, people=350, incidents_per_year=50, districts=14, latest_week=3),
)
