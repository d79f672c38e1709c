"""Words for ways, events and the steps of an explanation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn import formats
from samsyn.office import access
from samsyn.office.access.explaining import Ground
from samsyn.office.audit.changes import OperatorEvent
from samsyn.office.oversight.queries import Auditee, Event, Step, Way
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language

WAYS: dict[Way, Promise] = {
    Way.PAGE: _("Opened the page"),
    Way.LIST: _("Saw in a list"),
    Way.SEARCH: _("Found by search"),
    Way.NAMES: _("Showed names"),
    Way.PRINT: _("Printed"),
    Way.EXPORT: _("Took out as a file"),
    Way.CHANGE: _("Changed"),
    Way.REFUSED: _("Was refused"),
    Way.OTHER: _("Signed in or out"),
}
_ACTIONS: dict[str, Promise] = {
    "not_found": _("Asked for a page that is not there, or not theirs"),
    "insert": _("Row written"),
    "update": _("Row changed"),
    "delete": _("Row removed"),
    "edit_people": _("Recorded or corrected a person"),
    "link_people": _("Linked records"),
    "edit_groups": _("Recorded or corrected a group"),
    "approve_membership": _("Decided on a membership"),
    "record_incident": _("Recorded an incident"),
    "review_incident": _("Reviewed an incident"),
    "restrict_record": _("Changed who reads a record"),
    "keep_retention": _("Decided on a removal"),
    "erase_records": _("Hid or erased records"),
    "review_log": _("Reviewed the log"),
    "open_in_emergency": _("Opened the room in an emergency"),
    "end_emergency": _("Ended emergency access"),
    "review_emergency": _("Reviewed emergency access"),
    "empty_emergency": _("Emptied what was written of emergency access"),
    "forget_token": _("Removed tokens that ended long ago"),
    "import_file": _("Imported a file"),
    "ask_export": _("Asked for a list as a file"),
    "approve_export": _("Decided on an export"),
    "end_export": _("Withdrew an export"),
    "disclose": _("Disclosed to another room"),
    "receive_disclosure": _("Received from another room"),
    "approve_ground": _("Approved or closed a ground"),
    "sign_in": _("Signed in"),
    "sign_in_failed": _("Failed to sign in"),
    "sign_out": _("Signed out"),
    "session_end": _("Session ended"),
    "password_change": _("Changed password"),
    "feed_open": _("Made a calendar address"),
    "feed_close": _("Closed the calendar address"),
    "factor_add": _("Added a second factor"),
    "factor_remove": _("Removed a second factor"),
    "codes_make": _("Made recovery codes"),
    "password_reset": _("Reset a password"),
    "factor_reset": _("Took away a lost second factor"),
    "package_refused": _("Refused something from another installation"),
    "ground_approve": _("Approved a ground"),
    "ground_withdraw": _("Withdrew the approval of a ground"),
    "restore": _("Restored a backup"),
    "site_export": _("Took the whole site out to a file"),
    "site_import": _("Took the whole site in from a file"),
    "erase_texts": _("Erased free texts in the log"),
}
_SYSTEM = _("The system")
_NOBODY_SIGNED_IN: dict[str, Promise] = {
    "sign_in_failed": _("Somebody not signed in"),
    "package_refused": _("The door"),
    **dict.fromkeys((event.value for event in OperatorEvent), _("An operator")),
}
_SUBJECTS: dict[str, Promise] = {
    "people": _("people"),
    "groups": _("groups"),
    "incidents": _("incidents"),
    "disclosures": _("disclosures"),
    "imports": _("imports"),
    "exports": _("exports"),
    "exchange": _("packages between installations"),
    "audit": _("the log"),
    "accounts": _("staff"),
    "partners": _("rooms and roles"),
    "session": _("session"),
    "sign": _("the account"),
    "situation": _("the situation"),
    "networks": _("the network"),
    "search": _("the search"),
    "oversight": _("the log"),
    "retention": _("removals"),
}
_GROUNDS: dict[Ground, Promise] = {
    Ground.ROLE: _("In %(room)s you are %(role)s since %(since)s, a role that reads records."),
    Ground.NO_ROLE: _("No role of yours reads records in %(room)s."),
    Ground.ROOM_LEFT_OUT: _("You look at another of your rooms than %(room)s now."),
    Ground.OPEN: _("The record is open to everyone who reads records in %(room)s."),
    Ground.IN_TEAM: _("The record is restricted to a team in %(room)s, and you are in it."),
    Ground.NOT_IN_TEAM: _("The record is restricted to a team in %(room)s without you."),
    Ground.ASSIGNED: _("You are named for the record in %(room)s."),
    Ground.NOT_ASSIGNED: _(
        "You read only what you are named for in %(room)s, and not this record."
    ),
    Ground.ERASES: _("The service that removes records reads every part of %(room)s."),
    Ground.EMERGENCY: _("You opened %(room)s in an emergency, until %(until)s (%(why)s)."),
    Ground.SHUT_OUT: _("You are shut out of the record in %(room)s."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One event in words."""

    at: datetime
    who: str
    roles: str
    what: str
    about: str
    records: int | None
    is_emergency: bool
    people: tuple[tuple[str, UUID], ...]  # code and identifier


def way_choices() -> list[tuple[str, str]]:
    """Return the ways as a form offers them."""
    return [(way.value, str(text)) for way, text in WAYS.items()]


def auditee_choices(found: Iterable[Auditee], *, now: datetime) -> list[tuple[str, str]]:
    """Return who the log can be narrowed to, as a form offers them: tokens say that they are."""
    return [(str(one.staff_id), _auditee(one, now)) for one in found]


def _auditee(one: Auditee, now: datetime) -> str:
    if one.token_ends is None:
        return one.name
    if one.token_ends > now:
        return gettext("%(name)s (another system)") % {"name": one.name}
    day = formats.dated(timezone.localtime(one.token_ends), language=active_language())
    return gettext("%(name)s (another system, ended %(day)s)") % {"name": one.name, "day": day}


def lines(events: Iterable[Event]) -> list[Line]:
    """Return events in words, in their order."""
    return [
        Line(
            at=event.at,
            who=_who(event),
            roles=", ".join(terms.running(role) for role in event.roles),
            what=str(_ACTIONS.get(event.action, WAYS[event.way])),
            about=_about(event),
            records=event.records,
            is_emergency=event.is_emergency,
            people=tuple((access.code_for("P", one), one) for one in event.record_ids),
        )
        for event in events
    ]


def _who(event: Event) -> str:
    if event.gone is not None:
        return gettext("An account that is removed: %(purpose)s") % {"purpose": event.gone or "?"}
    return event.staff_name or str(_NOBODY_SIGNED_IN.get(event.action, _SYSTEM))


def _about(event: Event) -> str:
    """Return what kind of thing an event is about; a subject is a table, or `page:` and a view."""
    word = re.split("[_:]", event.subject.removeprefix("page:"))[0]
    kind = str(_SUBJECTS.get(word, ""))
    if event.account:
        kind = gettext("the account of %(name)s") % {"name": event.account}
    return f"{kind}: {event.reason}" if event.reason else kind


def step_text(step: Step, *, since: str) -> str:
    """Return one step of an explanation as a sentence. `since` is a written date."""
    opened = step.emergency
    return str(_GROUNDS[step.ground]) % {
        "room": step.room_name,
        "role": terms.running(step.role) if step.role else "",
        "since": since,
        "until": formats.clock_time(formats.in_sweden(opened.until)) if opened else "",
        "why": terms.running(opened.ground) if opened else "",
    }
