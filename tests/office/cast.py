"""The named people of the play, and the rooms they work in.

Petra leads the police's work in Örebro, Aino is her analyst, Frida is at probation there, Mona
at the municipality, Sami in social services, Stig in the steering group, Dag is the police's
data protection officer, Carin speaks for the community, Otto is police in Malmö, and Vera from
social services visits people together with the police: in the joint room she reads her own talks.
Lena is the police's lawyer, and Sara is a second social worker in Örebro.
"""

from datetime import UTC, datetime

from samsyn.office.accounts.models import Staff
from samsyn.office.partners.models import (
    Agency,
    Compartment,
    Municipality,
    Partner,
    Room,
    Site,
    StaffRole,
)
from samsyn.vocabulary.rooms import Role

OPENED = datetime(2022, 1, 1, tzinfo=UTC)

SITES = {"orebro": ("Örebro", "GVI Örebro"), "malmo": ("Malmö", "Sluta skjut")}
AGENCIES = {
    "police": ("Polisen", "police"),
    "probation": ("Kriminalvården", "probation"),
    "orebro-municipality": ("Örebro kommun", "municipality"),
    "orebro-social": ("Socialnämnden i Örebro", "social_services"),
    "malmo-municipality": ("Malmö stad", "municipality"),
}
ROOMS = {
    "orebro-police": ("orebro", "police", "police", "crime_data", "Polisen", "POL-O"),
    "orebro-probation": ("orebro", "probation", "probation", "crime_data", "Frivården", "FRI-O"),
    "orebro-social": (
        "orebro", "orebro-social", "social_services", "social_services", "Socialtjänsten", "SOC-O",
    ),
    "orebro-municipality": (
        "orebro", "orebro-municipality", "municipality", "data_protection", "Kommunen", "KOM-O",
    ),
    "orebro-joint": ("orebro", "police", "joint", "crime_data", "Gemensamt", "GEM-O"),
    "malmo-police": ("malmo", "police", "police", "crime_data", "Polisen", "POL-M"),
    "malmo-joint": ("malmo", "malmo-municipality", "joint", "crime_data", "Gemensamt", "GEM-M"),
}  # fmt: skip
STAFF = {
    "petra": (Role.COORDINATOR, "orebro-police", "orebro-joint"),
    "aino": (Role.ANALYST, "orebro-police", "orebro-joint"),
    "frida": (Role.COORDINATOR, "orebro-probation", "orebro-joint"),
    "mona": (Role.COORDINATOR, "orebro-municipality", "orebro-joint"),
    "sami": (Role.SOCIAL_WORKER, "orebro-social"),
    "stig": (Role.STEERING, "orebro-joint"),
    "dag": (Role.DATA_PROTECTION_OFFICER, "orebro-police"),
    "carin": (Role.COMMUNITY_PARTNER, "orebro-joint"),
    "otto": (Role.COORDINATOR, "malmo-police", "malmo-joint"),
    "vera": (Role.TEAM_MEMBER, "orebro-joint"),
    "lena": (Role.LAWYER, "orebro-police"),
    "sara": (Role.SOCIAL_WORKER, "orebro-social"),
}
NAMES = tuple(STAFF)
EMAIL = "{}@exempel.example"


def put_on_stage() -> None:
    """Write sites, rooms and staff. Runs once, in the owner's name, into the template."""
    sites = {
        key: Site.objects.create(key=key, name=name, brand=brand)
        for key, (name, brand) in SITES.items()
    }
    Municipality.objects.create(site=sites["orebro"], code="1880", name="Örebro")
    Municipality.objects.create(site=sites["malmo"], code="1280", name="Malmö")
    agencies = {
        key: Agency.objects.create(key=key, name=name, kind=kind)
        for key, (name, kind) in AGENCIES.items()
    }
    rooms = {}
    for key, (site, controller, kind, regime, name, prefix) in ROOMS.items():
        rooms[key] = Room.objects.create(
            key=key,
            site=sites[site],
            controller=agencies[controller],
            kind=kind,
            regime=regime,
            name=f"{name}, {SITES[site][0]}",
            short_name=name,
            number_prefix=prefix,
        )
        Compartment.objects.create(room=rooms[key], is_default=True)
        Partner.objects.get_or_create(site=sites[site], agency=agencies[controller])
    for key, (role, *where) in STAFF.items():
        person = Staff.objects.create(email=EMAIL.format(key), name=key.title())
        for room in where:
            StaffRole.objects.create(
                staff=person, room=rooms[room], role=role.value, starts_at=OPENED
            )
    for room in rooms.values():
        door = Staff.objects.create(
            email=f"door-{room.key}@exempel.example", name="Dörren", is_service=True
        )
        StaffRole.objects.create(staff=door, room=room, role=Role.DOOR.value, starts_at=OPENED)
    service = Staff.objects.create(
        email="retention@samsyn.invalid", name="Gallringen", is_service=True
    )
    for room in rooms.values():
        StaffRole.objects.create(
            staff=service, room=room, role=Role.RETENTION.value, starts_at=OPENED
        )
