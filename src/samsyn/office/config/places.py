"""Where a reader's roles lead: the places of the menu, their parts, and what can be registered.

A place that this release lacks, or that no role of the reader's opens, is left out.
"""

from collections.abc import Iterator

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from samsyn.office.access import Actor, Deed
from samsyn.office.situation.rules import begins_elsewhere, reads_steering
from samsyn.office.ui.frame import MenuItem, RegisterAction
from samsyn.vocabulary.rooms import RoomKind

_HAVE_FIGURES = {RoomKind.JOINT, RoomKind.SOCIAL_SERVICES}
_HOLD_REVIEWS = {RoomKind.JOINT, RoomKind.POLICE}
_PLACE_OF_APP = {  # other apps are places themselves
    "aftermath": "incidents",
    "people": "groups",
    "networks": "groups",
    "problem_analysis": "groups",
    "patterns": "incidents",
    "call_ins": "meetings",
    "planning": "meetings",
    "progress": "outcomes",
    "promises": "meetings",
    "community": "meetings",
    "notifications": "meetings",
    "messages": "meetings",
    "contact_cards": "meetings",
    "coverage": "meetings",
    "calendar": "meetings",
    "reviews": "meetings",
    "report_packs": "steering",
    "steering_reports": "steering",
}


def place_of(app: str) -> str:
    """Return the place of the menu that an app's pages belong to."""
    return _PLACE_OF_APP.get(app, app)


def menu(actor: Actor) -> Iterator[MenuItem]:
    """Yield the places that the reader has."""
    reads, audits = bool(actor.reading_rooms), bool(actor.rooms_granting(Deed.READ_AUDIT))
    first = next(parts(actor), None)
    places = (
        ("situation", _("Situation"), _open("situation:overview", not begins_elsewhere(actor))),
        ("incidents", _("Incidents"), _open("incidents:list", reads)),
        ("groups", _("Groups"), _open("groups:list", reads)),
        ("meetings", _("Meetings"), first.href if first else ""),
        ("support", _("Support"), _support(actor)),
        ("sanctions", _("Consequences"), _open("sanctions:overview", bool(actor.joint_rooms))),
        ("steering", _("Steering"), _open("steering:overview", reads_steering(actor))),
        ("outcomes", _("Follow-up"), _open("outcomes:overview", reads_steering(actor))),
        (
            "national",
            _("National picture"),
            granted(actor, Deed.READ_RETURNS, "national:nation"),
        ),
        ("oversight", _("Oversight"), _open("oversight:log", audits and not reads)),
        ("disclosures", _("Grounds"), "" if reads else ledger(actor)),
    )
    for place, label, href in places:
        if href:
            yield MenuItem(place=place, label=label, href=href)


def _open(name: str, is_open: bool) -> str:  # noqa: FBT001  of a place, in the table above
    return address(name) if is_open else ""


def ledger(actor: Actor) -> str:
    """Return where the door's pages begin: the ledger, or the rules for who only approves them."""
    if actor.reading_rooms:
        return address("disclosures:ledger")
    return address("disclosures:grounds") if actor.rooms_granting(Deed.APPROVE_GROUND) else ""


def emergencies(actor: Actor) -> str:
    """Return where a room is opened in an emergency, and reviewed, for who does either."""
    deeds = (Deed.OPEN_IN_EMERGENCY, Deed.REVIEW_EMERGENCY)
    takes_part = any(actor.rooms_granting(deed) for deed in deeds)
    return address("oversight:emergencies") if takes_part else ""


def _support(actor: Actor) -> str:
    """Return where support begins: the day's work for who runs it, counts for who may see them."""
    if actor.rooms_granting(Deed.RUN_SUPPORT):
        return address("support:work")
    sees = actor.rooms_granting(Deed.READ_SUPPORT_FIGURES)
    kinds = {held.room_kind for held in actor.roles if held.room_id in sees}
    return address("support:figures") if kinds & _HAVE_FIGURES else ""


def parts(actor: Actor) -> Iterator[MenuItem]:
    """Yield the parts of the place Meetings that this release has, the first of them its own."""
    reads = bool(actor.joint_rooms)
    holds = bool(actor.rooms_granting(Deed.LOG_TALK))
    answers = bool(actor.rooms_granting(Deed.ANSWER_REQUEST))
    holds_reviews = any(
        held.room_kind in _HOLD_REVIEWS and held.room_id in actor.reading_rooms
        for held in actor.roles
    )
    offered = (
        ("reviews", _("Weekly review"), "reviews:list", holds_reviews),
        ("call_ins", _("Call-in"), "call_ins:list", reads),
        ("notifications", _("Individual talks"), "notifications:list", reads or holds),
        ("messages", _("Texts"), "messages:list", reads),
        ("contact_cards", _("Contact cards"), "contact_cards:batches", reads),
        ("coverage", _("Coverage"), "coverage:overview", reads),
        ("calendar", _("Calendar"), "calendar:calendar", reads or holds or answers),
    )
    for app, label, name, is_open in offered:
        if is_open and (href := address(name)):
            yield MenuItem(place=app, label=label, href=href)


def register_actions(actor: Actor) -> Iterator[RegisterAction]:
    """Yield what the reader can register."""
    actions = (
        (_("Incident"), "incidents:record", "flag", Deed.RECORD_INCIDENT),
        (_("Person"), "people:record", "person", Deed.EDIT_PEOPLE),
        (_("Group"), "groups:record", "group", Deed.EDIT_GROUPS),
        (_("Call-in"), "call_ins:plan_new", "calendar", Deed.PLAN_CALL_IN),
        (_("Talk"), "notifications:propose", "chat", Deed.PLAN_TALK),
        (_("Call to the help line"), "support:register", "phone", Deed.RUN_SUPPORT),
        (_("Import of a file"), "imports:batches", "document", Deed.IMPORT_FILE),
    )
    for label, name, symbol, deed in actions:
        if actor.rooms_granting(deed) and (href := address(name)):
            yield RegisterAction(label=label, href=href, icon=symbol)


def granted(actor: Actor, deed: Deed, name: str) -> str:
    """Return the address of a view for who may do a deed somewhere, else ''."""
    return _open(name, bool(actor.rooms_granting(deed)))


def address(name: str) -> str:
    """Return the address of a view, or '' if this release does not have it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
