"""Where the speakers and the audience of a call-in come from: roles and kinds, never anybody."""

from collections.abc import Callable, Iterable
from typing import Final

from django.utils.translation import gettext as _

from samsyn.vocabulary.call_ins import SpeakerRole
from samsyn.vocabulary.community import OrganisationKind

Said = tuple[Callable[[], str], ...]


def _community() -> str:
    return _("the local community")


_SPEAKERS: Final = {
    SpeakerRole.POLITICIAN: lambda: _("local politics"),
    SpeakerRole.MUNICIPALITY: lambda: _("the municipality"),
    SpeakerRole.POLICE: lambda: _("the police"),
    SpeakerRole.PROSECUTOR: lambda: _("the prosecutors"),
    SpeakerRole.PROBATION: lambda: _("the probation service"),
    SpeakerRole.SOCIAL_SERVICES: lambda: _("social services"),
    SpeakerRole.HEALTH_CARE: lambda: _("health care"),
    # Whose grief or way out it is, is nobody's business outside the room.
    SpeakerRole.BEREAVED: _community,
    SpeakerRole.FORMER: _community,
    SpeakerRole.COMMUNITY: _community,
    SpeakerRole.HOPE: _community,
}
_AUDIENCE: Final = {
    OrganisationKind.ASSOCIATION: lambda: _("associations"),
    OrganisationKind.FAITH: lambda: _("faith communities"),
    OrganisationKind.SPORT: lambda: _("sport"),
    OrganisationKind.SCHOOL: lambda: _("schools"),
    OrganisationKind.HEALTH_CARE: lambda: _("health care"),
    OrganisationKind.BUSINESS: lambda: _("business"),
    OrganisationKind.HOUSING: lambda: _("housing"),
    OrganisationKind.AUTHORITY: lambda: _("public bodies"),
}


def speakers(roles: Iterable[SpeakerRole]) -> Said:
    """Return how to say where speakers come from, each once; a host comes from nowhere."""
    return tuple(dict.fromkeys(_SPEAKERS[one] for one in roles if one in _SPEAKERS))


def audience(kinds: Iterable[OrganisationKind]) -> Said:
    """Return how to say what the audience comes from."""
    return tuple(_AUDIENCE[one] for one in kinds if one in _AUDIENCE)
