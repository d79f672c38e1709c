"""Malmö: the pilot, under its own brand Sluta skjut."""

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
    CallInReachFact,
    EvaluationFact,
    HelpContactsFact,
    NotificationsFact,
    Published,
)
from samsyn.simulation.sites.standard import (
    community_agency,
    day,
    standard_agencies,
    standard_rooms,
)
from samsyn.vocabulary.uncertain_dates import DateInterval

KEY = "malmo"
_MUNICIPALITIES = (Municipality("1280", "Malmö"),)
_FILM = "polisen.se, filmen som visar hur ett call-in går till, november 2019"
_INVITED = "kriminalvarden.se, stort intresse för Sluta skjut, 13 november 2019"
_FEBRUARY = "polisen.se, Sluta skjut fortsätter, februari 2020"
_CITY = "malmo.se, Fakta och statistik, Trygghet & säkerhet"
_SHOOTINGS = ((2016, 61), (2017, 65), (2018, 47), (2019, 34), (2020, 20), (2021, 21), (2022, 29))
_EXPLOSIONS = ((2016, 43), (2017, 62), (2018, 39), (2019, 36), (2020, 17))
_DEAD = ((2016, 7), (2017, 7), (2018, 12), (2019, 7), (2020, 3), (2021, 3), (2022, 5))
_INJURED = ((2016, 31), (2017, 35), (2018, 23), (2019, 13), (2020, 5))


def _round(when: DateInterval, people: int, source: str) -> NotificationsFact:
    return NotificationsFact(
        when=when,
        since=when,
        conversations=None,
        people=people,
        approximate=False,
        by=("police", "social_services", "probation"),
        source=source,
    )


def _counts(indicator: str, values: tuple[tuple[int, int], ...]) -> tuple[AnnualCountFact, ...]:
    return tuple(
        AnnualCountFact(
            when=DateInterval.year(year), indicator=indicator, value=value, source=_CITY
        )
        for year, value in values
    )


PUBLISHED = Published(
    agreements=(
        AgreementFact(
            kind="pilot",
            when=DateInterval.month(2018, 2),
            parties=("Polisen", "Malmö stad", "Kriminalvården", "lokalsamhället"),
            ends_on=date(2020, 1, 31),
            source=_FEBRUARY,
        ),
        AgreementFact(
            kind="agreement",
            when=DateInterval(date(2020, 10, 1), date(2020, 12, 31)),  # "sent 2020"
            parties=("Polisen", "Malmö stad", "Kriminalvården", "lokalsamhället"),
            ends_on=date(2023, 12, 31),
            source="malmo.se, 2020",
        ),
    ),
    call_ins=(
        CallInFact(
            number=1,
            when=DateInterval.month(2018, 10),
            invited=None,
            attended=None,
            rehearsed=True,
            source=_FILM,
        ),
        CallInFact(
            number=2,
            when=DateInterval.month(2019, 4),
            invited=None,
            attended=None,
            rehearsed=True,
            source=_FILM,
        ),
        CallInFact(
            number=3,
            when=day(2019, 11, 12),
            invited=12,
            attended=9,
            stayed=8,  # one was turned back
            rehearsed=True,
            source=_INVITED,
        ),
    ),
    reached_in_call_ins=(
        CallInReachFact(when=DateInterval.month(2020, 2), call_ins=3, people=25, source=_FEBRUARY),
    ),
    notifications=(
        NotificationsFact(
            when=DateInterval.month(2020, 2),
            since=DateInterval.month(2018, 10),
            conversations=49,
            people=44,
            approximate=False,
            by=("police", "social_services", "probation"),
            source=_FEBRUARY,
        ),
        _round(day(2020, 12, 3), 24, "malmo.se, 3 december 2020"),
        _round(day(2021, 6, 10), 22, "malmo.se, 10 juni 2021"),
    ),
    help_contacts=(
        HelpContactsFact(
            when=DateInterval.month(2019, 11),
            people=30,
            of_people=None,
            approximate=True,
            source="skaneplus.se, november 2019",
        ),
    ),
    evaluations=(
        EvaluationFact(
            when=DateInterval.month(2021, 2),
            design="Skjutningar januari 2017 till februari 2020, tre städer som jämförelse",
            finding="37 procent färre skjutningar",
            limit="Kan inte tillskrivas strategin: nedgången började före starten, få händelser",
            source="kriminalvarden.se, februari 2021; mau.se",
        ),
        EvaluationFact(
            when=day(2023, 12, 27),
            design="Uppföljning sedan 2018",
            finding="Ungefär hälften så många skjutningar per år",
            limit="Andra insatser och pandemin pågick samtidigt; effekten går inte att skilja ut",
            source="bra.se, effektuppföljning av Sluta skjut, 27 december 2023",
        ),
    ),
    annual_counts=(
        *_counts("skjutningar", _SHOOTINGS),
        *_counts("sprängningar", _EXPLOSIONS),
        *_counts("avlidna vid skjutningar", _DEAD),
        *_counts("skadade vid skjutningar", _INJURED),
    ),
)

PROFILE = SiteProfile(
    key=KEY,
    name="Malmö",
    brand="Sluta skjut",
    municipalities=_MUNICIPALITIES,
    police_region="Syd",
    centre=(13.0230, 55.5900),
    decided_on=date(2018, 2, 1),
    programme_started_on=date(2018, 10, 1),
    agencies=(
        *standard_agencies(KEY, "Malmö", _MUNICIPALITIES),
        community_agency(KEY, "Föreningen Rönnklockan"),
    ),
    rooms=standard_rooms(KEY, "Malmö", _MUNICIPALITIES),
    message=MessageVersion(
        number=1,
        valid_from=date(2018, 10, 1),
        sentences=(
            "Vi vill inte att du ska dö.",
            "Vi vill inte att du ska döda.",
            "Vi vill att du tar emot den hjälp vi erbjuder.",
        ),
    ),
    steering_group=("polisområdeschef", "stadsdirektör", "frivårdschef"),
    community=("Föreningen Rönnklockan", "Församlingen Timjansvalan"),
    emphasis=("call-in med genrep", "enskilda samtal i omgångar"),
    support_before_messages=False,
    published=PUBLISHED,
    size=SiteSize(groups=25, people=400, incidents_per_year=62.5, districts=16, latest_week=3),
)
