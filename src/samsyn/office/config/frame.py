"""The frame of every page, built from the actor alone: no query, no feature's tables.

A place that this release lacks, or that no role of the reader's opens, is left out.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samsyn.office.access import Actor, Deed, RoomRole
from samsyn.office.sign_in.sessions import seconds_left
from samsyn.office.sign_in.wording import role_names
from samsyn.office.situation.rules import begins_elsewhere, reads_steering
from samsyn.office.ui import cookies
from samsyn.office.ui.frame import (
    PAPER,
    Frame,
    LanguageChoice,
    MenuItem,
    OpenedRoom,
    Paper,
    RegisterAction,
    RoomChoice,
    SessionClock,
)
from samsyn.vocabulary.rooms import RoomKind

PRODUCT = "Samsyn"
THEMES = ("auto", "light", "dark")
DENSITIES = ("default", "compact")
PAPER_IS_KEPT = timedelta(days=14)
_SECONDS = 60  # of a minute
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


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Context processor: the frame of this page for this reader."""
    actor = getattr(request, "actor", None)
    return {"frame": plain_frame(request) if actor is None else _frame_for(request, actor)}


def plain_frame(request: HttpRequest) -> Frame:
    """Return the frame of a page for somebody who is not signed in."""
    return Frame(
        site_name=PRODUCT,
        brand="",
        is_demo=settings.ENVIRONMENT.is_demo,
        languages=_languages(),
        language_action=_address("sign_in:language"),
        here=_here(request),
    )


def _frame_for(request: HttpRequest, actor: Actor) -> Frame:
    held: tuple[RoomRole, ...] = getattr(request, "roles_held", actor.roles)
    brands = {one.site_brand for one in held if one.site_brand}
    brand = brands.pop() if len(brands) == 1 else ""
    return Frame(
        site_name=brand or PRODUCT,
        brand=PRODUCT if brand else "",
        is_demo=settings.ENVIRONMENT.is_demo,
        menu=tuple(_menu(actor)),
        current_place=_current_place(request),
        parts=tuple(_parts(actor)) if _current_place(request) == "meetings" else (),
        current_part=_app(request),
        staff_name=actor.name,
        staff_role=actor.title or role_names(one.role for one in held),
        account_href=_address("sign_in:account"),
        ledger_href=_ledger(actor),
        oversight_href=_address("oversight:log") if actor.rooms_granting(Deed.READ_AUDIT) else "",
        emergency_href=_emergencies(actor),
        opened=tuple(_opened(held)),
        rights_href=(
            _address("rights:overview") if actor.rooms_granting(Deed.ANSWER_REQUEST) else ""
        ),
        retention_href=(
            _address("retention:overview") if actor.rooms_granting(Deed.KEEP_RETENTION) else ""
        ),
        tokens_href=_address("api:tokens") if actor.rooms_granting(Deed.KEEP_TOKENS) else "",
        sign_out_action=_address("sign_in:sign_out"),
        rooms=_rooms(actor, held),
        room_action=_address("sign_in:room"),
        register_actions=tuple(_register_actions(actor)),
        search_action=_address("search:results"),
        languages=_languages(),
        language_action=_address("sign_in:language"),
        data_handling_href=_address("sign_in:permissions"),
        session=_clock(request, timezone.now()),
        theme=_chosen(request, "theme", THEMES),
        density=_chosen(request, "density", DENSITIES),
        here=_here(request),
        names_action=_address("sign_in:names") if actor.rooms_granting(Deed.REVEAL_NAMES) else "",
        names_are_shown=actor.names_revealed,
        paper=_paper(request, actor, held),
    )


def _menu(actor: Actor) -> Iterator[MenuItem]:
    reads, audits = bool(actor.reading_rooms), bool(actor.rooms_granting(Deed.READ_AUDIT))
    first = next(_parts(actor), None)
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
            _open("national:nation", bool(actor.rooms_granting(Deed.READ_RETURNS))),
        ),
        ("oversight", _("Oversight"), _open("oversight:log", audits and not reads)),
        ("disclosures", _("Grounds"), "" if reads else _ledger(actor)),
    )
    for place, label, href in places:
        if href:
            yield MenuItem(place=place, label=label, href=href)


def _open(name: str, is_open: bool) -> str:  # noqa: FBT001  of a place, in the table above
    return _address(name) if is_open else ""


def _ledger(actor: Actor) -> str:
    """Return where the door's pages begin: the ledger, or the rules for who only approves them."""
    if actor.reading_rooms:
        return _address("disclosures:ledger")
    return _address("disclosures:grounds") if actor.rooms_granting(Deed.APPROVE_GROUND) else ""


def _emergencies(actor: Actor) -> str:
    """Return where a room is opened in an emergency, and reviewed, for who does either."""
    deeds = (Deed.OPEN_IN_EMERGENCY, Deed.REVIEW_EMERGENCY)
    takes_part = any(actor.rooms_granting(deed) for deed in deeds)
    return _address("oversight:emergencies") if takes_part else ""


def _opened(held: tuple[RoomRole, ...]) -> Iterator[OpenedRoom]:
    now = timezone.now()
    for one in held:
        if opened := one.emergency:
            left = max(opened.until - now, timedelta())
            yield OpenedRoom(
                room_name=one.room_name,
                until=timezone.localtime(opened.until),
                minutes_left=int(left.total_seconds()) // _SECONDS,
                href=reverse("oversight:emergency", args=[opened.id]),
                end_action=reverse("oversight:end_emergency", args=[opened.id]),
            )


def _support(actor: Actor) -> str:
    """Return where support begins: the day's work for who runs it, counts for who may see them."""
    if actor.rooms_granting(Deed.RUN_SUPPORT):
        return _address("support:work")
    sees = actor.rooms_granting(Deed.READ_SUPPORT_FIGURES)
    kinds = {held.room_kind for held in actor.roles if held.room_id in sees}
    return _address("support:figures") if kinds & _HAVE_FIGURES else ""


def _parts(actor: Actor) -> Iterator[MenuItem]:
    """Yield the parts of the place Meetings that this release has, the first of them its own."""
    reads = bool(actor.joint_rooms)
    holds = bool(actor.rooms_granting(Deed.LOG_TALK))
    answers = bool(actor.rooms_granting(Deed.ANSWER_REQUEST))
    holds_reviews = any(
        held.room_kind in _HOLD_REVIEWS and held.room_id in actor.reading_rooms
        for held in actor.roles
    )
    parts = (
        ("reviews", _("Weekly review"), "reviews:list", holds_reviews),
        ("call_ins", _("Call-in"), "call_ins:list", reads),
        ("notifications", _("Individual talks"), "notifications:list", reads or holds),
        ("messages", _("Texts"), "messages:list", reads),
        ("contact_cards", _("Contact cards"), "contact_cards:batches", reads),
        ("coverage", _("Coverage"), "coverage:overview", reads),
        ("calendar", _("Calendar"), "calendar:calendar", reads or holds or answers),
    )
    for app, label, name, is_open in parts:
        if is_open and (href := _address(name)):
            yield MenuItem(place=app, label=label, href=href)


def _register_actions(actor: Actor) -> Iterator[RegisterAction]:
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
        if actor.rooms_granting(deed) and (href := _address(name)):
            yield RegisterAction(label=label, href=href, icon=symbol)


def _rooms(actor: Actor, held: tuple[RoomRole, ...]) -> tuple[RoomChoice, ...]:
    """Return the choices of the room switch: each room, and all of them together."""
    names = {one.room_id: one.room_name for one in held}
    if len(names) <= 1:
        return tuple(
            RoomChoice(key=str(room), label=name, is_current=True) for room, name in names.items()
        )
    seen = {one.room_id for one in actor.roles}
    rooms = tuple(
        RoomChoice(key=str(room), label=name, is_current=seen == {room})
        for room, name in names.items()
    )
    every = RoomChoice(key="", label=_("All my rooms"), is_current=len(seen) == len(names))
    return (every, *rooms)


def _paper(request: HttpRequest, actor: Actor, held: tuple[RoomRole, ...]) -> Paper | None:
    """Return what stands on paper; None for the sign-in library's pages, which hold no record."""
    if not (request.resolver_match and request.resolver_match.namespace):
        return None
    now = timezone.localtime()
    asked = request.GET.copy() if request.method == "GET" else QueryDict(mutable=True)
    asked.pop(PAPER, None)
    page = f"{request.path}?{asked.urlencode()}" if asked else request.path
    asked[PAPER] = "1"
    rooms = {one.room_id: one.room_name for one in actor.roles}
    return Paper(
        is_asked_for=actor.on_paper,
        printed_by=actor.name,
        role=actor.title or role_names(one.role for one in held),
        at=now,
        number=actor.request_id.hex[:8].upper(),
        rooms=tuple(name for room, name in rooms.items() if room in actor.reading_rooms),
        shred_on=(now + PAPER_IS_KEPT).date(),
        page_href=page,
        print_href=f"{request.path}?{asked.urlencode()}",
    )


def _clock(request: HttpRequest, now: datetime) -> SessionClock | None:
    extend = _address("sign_in:stay")
    left = seconds_left(request.session, now)
    return SessionClock(seconds_left=left, extend_href=extend) if extend else None


def _languages() -> tuple[LanguageChoice, ...]:
    current = get_language()
    return tuple(
        LanguageChoice(code=code, label=label, is_current=code == current)
        for code, label in settings.LANGUAGES
    )


def _current_place(request: HttpRequest) -> str:
    app = _app(request)
    return _PLACE_OF_APP.get(app, app)


def _app(request: HttpRequest) -> str:
    return request.resolver_match.app_name if request.resolver_match else ""


def _chosen(request: HttpRequest, name: str, allowed: tuple[str, ...]) -> str:
    value = cookies.kept(request, name)
    return value if value in allowed else allowed[0]


def _here(request: HttpRequest) -> str:
    """Return where a form of the frame leads back to: a page that can be fetched."""
    return request.get_full_path() if request.method == "GET" else request.path


def _address(name: str) -> str:
    """Return the address of a view, or '' if this release does not have it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
