"""Uppsala: decided, few published figures; the site that shows how little data looks."""

from datetime import date

from samsyn.simulation.profile import (
    MessageVersion,
    Municipality,
    SiteProfile,
    SiteSize,
)
from samsyn.simulation.published import AgreementFact, AnnualCountFact, Published
from samsyn.simulation.sites.standard import community_agency, standard_agencies, standard_rooms
from samsyn.vocabulary.uncertain_dates import DateInterval

KEY = "uppsala"
_MUNICIPALITIES = (Municipality("0380", "Uppsala"),)

PUBLISHED = Published(
    agreements=(
        AgreementFact(
            kind="letter_of_intent",
            when=DateInterval(date(2021, 9, 1), date(2021, 11, 30)),  # "hösten 2021"
            parties=("Polisen", "Uppsala kommun", "Kriminalvården"),
            ends_on=None,
            source="uppsala.se, samverkan mot skjutningar och andra våldsbrott, 2021",
        ),
    ),
    annual_counts=(
        AnnualCountFact(
            when=DateInterval.year(2019),
            indicator="skjutningar",
            value=34,
            source="svt.se, färre skjutningar i Uppsala",
        ),
        AnnualCountFact(
            when=DateInterval.year(2020),
            indicator="skjutningar",
            value=13,
            source="svt.se, färre skjutningar i Uppsala",
        ),
    ),
)

PROFILE = SiteProfile(
    key=KEY,
    name="Uppsala",
    brand="GVI Uppsala",
    municipalities=_MUNICIPALITIES,
    police_region="Mitt",
    centre=(17.6450, 59.8580),
    decided_on=date(2021, 11, 30),
    programme_started_on=date(2022, 1, 1),
    agencies=(
        *standard_agencies(KEY, "Uppsala", _MUNICIPALITIES),
        community_agency(KEY, "Föreningen Granlyktan"),
    ),
    rooms=standard_rooms(KEY, "Uppsala", _MUNICIPALITIES),
    message=MessageVersion(
        number=1,
        valid_from=date(2022, 1, 1),
        sentences=(
            "Vi vill inte att du ska dö.",
            "Vi vill inte att du ska döda.",
            "Vi vill att du tar emot den hjälp vi erbjuder.",
        ),
    ),
    steering_group=("polisområdeschef", "kommundirektör", "frivårdschef"),
    community=("Föreningen Granlyktan",),
    emphasis=(),
    support_before_messages=False,
    published=PUBLISHED,
    size=SiteSize(groups=2, people=12, incidents_per_year=0.75, districts=3, latest_week=0),
)
