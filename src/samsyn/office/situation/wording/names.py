"""What incidents, harm and roles are called on the page."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.office.situation.queries import ShownIncident
from samsyn.vocabulary.incidents import IncidentKind, IncidentStatus
from samsyn.vocabulary.rooms import Role


def kind_name(kind: str) -> str:
    """Return what happened as a title: 'Shooting'."""
    return {
        IncidentKind.SHOOTING: _("Shooting"),
        IncidentKind.EXPLOSION: _("Explosion"),
        IncidentKind.ATTEMPTED_EXPLOSION: _("Attempted explosion"),
        IncidentKind.PREPARED_EXPLOSION: _("Prepared explosion"),
        IncidentKind.HAND_GRENADE: _("Hand grenade"),
        IncidentKind.ARSON: _("Arson"),
        IncidentKind.STABBING: _("Stabbing"),
        IncidentKind.SERIOUS_ASSAULT: _("Serious assault"),
        IncidentKind.KIDNAPPING: _("Kidnapping"),
        IncidentKind.OTHER_HOMICIDE: _("Other deadly violence"),
    }[IncidentKind(kind)]


def status_name(status: str) -> str:
    """Return where the work on an incident stands."""
    return {
        IncidentStatus.REPORTED: _("Not reviewed"),
        IncidentStatus.REVIEWED: _("Reviewed"),
        IncidentStatus.CONFIRMED: _("Confirmed"),
        IncidentStatus.OUT_OF_SCOPE: _("Out of scope"),
    }[IncidentStatus(status)]


def harm_words(incident: ShownIncident) -> str:
    """Return the harm with its numbers: '1 dead, 2 injured'."""
    parts = []
    if incident.dead:
        dead = ngettext("%(count)s dead", "%(count)s dead", incident.dead)
        parts.append(dead % {"count": incident.dead})
    if incident.injured:
        injured = ngettext("%(count)s injured", "%(count)s injured", incident.injured)
        parts.append(injured % {"count": incident.injured})
    if not parts:
        return _("Harm not known") if incident.harm == "unknown" else _("Nobody hurt")
    return ", ".join(parts)


def role_sentence(role: Role) -> str:
    """Say what a role without reading rights is shown in this release."""
    return {
        Role.STEERING: _(
            "As a member of the steering group you are shown no records on people, groups or"
            " incidents. Reports with totals will come here in a later release."
        ),
        Role.COMMUNITY_PARTNER: _(
            "As a community partner you are shown no records on people, groups or incidents."
            " Your invitations will come here in a later release."
        ),
        Role.NATIONAL_SUPPORT: _(
            "As national support you are shown no records. Totals that sites choose to share will"
            " come here in a later release."
        ),
        Role.DATA_PROTECTION_OFFICER: _(
            "As data protection officer you are shown who has read and changed what, not the"
            " records themselves."
        ),
    }.get(role, _("Your role gives no right to read records."))
