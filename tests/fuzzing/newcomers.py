"""Staff in roles that the cast of the other tests has nobody in, for odd requests only.

Olof is a police officer, Pia a probation officer, Paul an officer of a partner in the joint room,
and Nina gives national support in both cities.
"""

from tests.office import cast

from samsyn.office.accounts.models import Staff
from samsyn.office.partners.models import Room, StaffRole
from samsyn.vocabulary.rooms import Role

NEWCOMERS = {
    "olof": (Role.OFFICER, "orebro-police"),
    "pia": (Role.PROBATION_OFFICER, "orebro-probation"),
    "paul": (Role.PARTNER_OFFICER, "orebro-joint"),
    "nina": (Role.NATIONAL_SUPPORT, "orebro-joint", "malmo-joint"),
}


def let_in() -> None:
    """Write them with their roles, in the owner's name."""
    for key, (role, *rooms) in NEWCOMERS.items():
        person = Staff.objects.create(email=cast.EMAIL.format(key), name=key.title())
        for room in rooms:
            StaffRole.objects.create(
                staff=person,
                room=Room.objects.get(key=room),
                role=role.value,
                starts_at=cast.OPENED,
            )
