"""The words of search for values of the vocabulary; literals, so that they are found."""

from django.utils.translation import gettext as _


def kinds() -> dict[str, str]:
    """Return the kinds of incident."""
    return {
        "shooting": _("Shooting"),
        "explosion": _("Explosion"),
        "attempted_explosion": _("Attempted explosion"),
        "prepared_explosion": _("Prepared explosion"),
        "hand_grenade": _("Hand grenade"),
        "arson": _("Arson"),
        "stabbing": _("Stabbing"),
        "serious_assault": _("Serious assault"),
        "kidnapping": _("Kidnapping"),
        "other_homicide": _("Other homicide"),
        "other": _("Other incident"),
    }
