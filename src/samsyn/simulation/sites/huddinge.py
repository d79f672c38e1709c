"""Huddinge: decided on the strategy and just begun; it shows what almost nothing looks like.

The police hold two records, one person and one incident, and no group is mapped yet. The site is
left there on purpose: of its first call-in, on 16 May 2024, no figure has been read.
"""

from datetime import date

from samsyn.simulation.profile import (
    MessageVersion,
    Municipality,
    SiteProfile,
    SiteSize,
)
from samsyn.simulation.published import AgreementFact, Published
from samsyn.simulation.sites.standard import (
    community_agency,
    day,
    standard_agencies,
    standard_rooms,
)

KEY = "huddinge"
_MUNICIPALITIES = (Municipality("0126", "Huddinge"),)

PUBLISHED = Published(
    agreements=(
        AgreementFact(
            kind="agreement",
            when=day(2022, 2, 9),  # "on Wednesday", in a story of that week
            parties=("Polisen", "Huddinge kommun", "Kriminalvården"),
            ends_on=None,
            source="polisen.se, strategin Group Violence Intervention införs i Huddinge, 2022",
        ),
    ),
)

PROFILE = SiteProfile(
    key=KEY,
    name="Huddinge",
    brand="GVI Huddinge",
    municipalities=_MUNICIPALITIES,
    police_region="Stockholm",
    centre=(17.9840, 59.2370),
    decided_on=date(2022, 2, 9),
    programme_started_on=date(2022, 2, 9),
    agencies=(
        *standard_agencies(KEY, "Huddinge", _MUNICIPALITIES),
        community_agency(KEY, "Föreningen Lindkvarnen"),
    ),
    rooms=standard_rooms(KEY, "Huddinge", _MUNICIPALITIES),
    message=MessageVersion(
        number=1,
        valid_from=date(2022, 2, 9),
        sentences=(
            "Vi vill inte att du ska dö.",
            "Vi vill inte att du ska döda.",
            "Vi vill att du tar emot den hjälp vi erbjuder.",
        ),
    ),
    steering_group=("lokalpolisområdeschef", "kommundirektör", "frivårdschef"),
    community=("Föreningen Lindkvarnen",),
    emphasis=(),
    support_before_messages=False,
    published=PUBLISHED,
    size=SiteSize(groups=0, people=1, incidents_per_year=0.25, districts=2, latest_week=0),
)
