"""Agencies and rooms that every site has, so that a site's module holds only what is its own."""

from datetime import date

from samsyn.simulation.profile import Municipality, SimulatedAgency, SimulatedRoom
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, RoomKind
from samsyn.vocabulary.uncertain_dates import DateInterval

POLICE_PART = "Kartlägger, ger budskapet och svarar för ökat fokus"
PROBATION_PART = "Når klienter, ger budskapet och prövar villkor"
SOCIAL_PART = "Håller erbjudandet om hjälp och tar emot den som hör av sig"
MUNICIPALITY_PART = "Samordnar, har kontakten med lokalsamhället"
COMMUNITY_PART = "Röster från lokalsamhället"


def standard_agencies(
    site: str, place: str, municipalities: tuple[Municipality, ...]
) -> tuple[SimulatedAgency, ...]:
    """Return police and probation, and each municipality with its social services."""
    state = (
        _agency(
            f"{site}-police", f"Polisen {place}", AgencyKind.POLICE, "Polismyndigheten", POLICE_PART
        ),
        _agency(
            f"{site}-probation",
            f"Frivården {place}",
            AgencyKind.PROBATION,
            "Kriminalvården",
            PROBATION_PART,
        ),
    )
    local = tuple(
        agency
        for municipality in municipalities
        for agency in (
            _agency(
                f"{site}-municipality-{municipality.code}",
                municipality_name(municipality),
                AgencyKind.MUNICIPALITY,
                f"Kommunstyrelsen i {municipality.name}",
                MUNICIPALITY_PART,
            ),
            _agency(
                f"{site}-social-{municipality.code}",
                f"Socialtjänsten i {municipality.name}",
                AgencyKind.SOCIAL_SERVICES,
                f"Socialnämnden i {municipality.name}",
                SOCIAL_PART,
            ),
        )
    )
    return state + local


def community_agency(site: str, name: str, *, part: str = COMMUNITY_PART) -> SimulatedAgency:
    """Return an organisation of the local community, answerable for itself."""
    return _agency(f"{site}-community", name, AgencyKind.COMMUNITY, name, part)


def standard_rooms(
    site: str, place: str, municipalities: tuple[Municipality, ...]
) -> tuple[SimulatedRoom, ...]:
    """Return one police, one probation and one joint room, and two rooms per municipality."""
    state = (
        SimulatedRoom(
            key=f"{site}-room-police",
            kind=RoomKind.POLICE,
            name=f"Polisens rum, {place}",
            agency=f"{site}-police",
            regime=LegalRegime.CRIME_DATA,
        ),
        SimulatedRoom(
            key=f"{site}-room-probation",
            kind=RoomKind.PROBATION,
            name=f"Frivårdens rum, {place}",
            agency=f"{site}-probation",
            regime=LegalRegime.CRIME_DATA,
        ),
    )
    local = tuple(
        room for municipality in municipalities for room in _local_rooms(site, municipality)
    )
    joint = SimulatedRoom(
        key=f"{site}-room-joint",
        kind=RoomKind.JOINT,
        name=f"Gemensamt rum, {place}",
        agency=f"{site}-municipality-{municipalities[0].code}",
        regime=LegalRegime.DATA_PROTECTION,
    )
    return (*state, *local, joint)


def municipality_name(municipality: Municipality) -> str:
    """Return the municipality's own name for itself, as Malmö stad or Örebro kommun."""
    cities = {"Malmö": "Malmö stad", "Göteborg": "Göteborgs stad"}
    return cities.get(municipality.name, f"{municipality.name} kommun")


def day(year: int, month: int, day_of_month: int) -> DateInterval:
    """One exact day."""
    return DateInterval.day(date(year, month, day_of_month))


def _local_rooms(site: str, municipality: Municipality) -> tuple[SimulatedRoom, SimulatedRoom]:
    return (
        SimulatedRoom(
            key=f"{site}-room-social-{municipality.code}",
            kind=RoomKind.SOCIAL_SERVICES,
            name=f"Socialtjänstens rum, {municipality.name}",
            agency=f"{site}-social-{municipality.code}",
            regime=LegalRegime.SOCIAL_SERVICES,
            municipality_code=municipality.code,
        ),
        SimulatedRoom(
            key=f"{site}-room-municipality-{municipality.code}",
            kind=RoomKind.MUNICIPALITY,
            name=f"Kommunens rum, {municipality.name}",
            agency=f"{site}-municipality-{municipality.code}",
            regime=LegalRegime.DATA_PROTECTION,
            municipality_code=municipality.code,
        ),
    )


def _agency(key: str, name: str, kind: AgencyKind, controller: str, part: str) -> SimulatedAgency:
    return SimulatedAgency(key=key, name=name, kind=kind, controller=controller, part=part)
