"""What incidents, harm and roles are called on the page."""

from django.utils.translation import gettext as _

from samsyn.office.incidents import wording as incident_words
from samsyn.office.situation.queries import ShownIncident
from samsyn.office.ui import terms
from samsyn.vocabulary.incidents import IncidentKind, IncidentStatus
from samsyn.vocabulary.rooms import Role


def kind_name(kind: str) -> str:
    """Return what happened as a title: 'Shooting'."""
    return terms.word(IncidentKind(kind))


def status_name(status: str) -> str:
    """Return where the work on an incident stands."""
    return terms.word(IncidentStatus(status))


def harm_words(incident: ShownIncident) -> str:
    """Return the harm with its numbers: '1 dead, 2 injured'."""
    return incident_words.harm_in_words(
        incident.dead, incident.injured, is_known=incident.harm != "unknown"
    )


def role_sentence(role: Role) -> str:
    """Say what a role without reading rights, and without a page of its own, is shown."""
    return {
        Role.COMMUNITY_PARTNER: _(
            "As a community partner you are shown no records on people, groups or incidents."
            " The coordinator tells you when you are needed, and what for."
        ),
        Role.NATIONAL_SUPPORT: _(
            "As national support you are shown no records. Ask a site for the totals that it"
            " chooses to share."
        ),
    }.get(role, _("Your role gives no right to read records."))
