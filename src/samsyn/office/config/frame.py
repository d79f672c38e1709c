"""The frame of every page, built from the actor alone: no query, no feature's tables.

A place that this release lacks, or that no role of the reader's opens, is left out.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samsyn.office.access import Actor, Deed, RoomRole
from samsyn.office.config import places
from samsyn.office.exports.queries import lists_out, takes_part
from samsyn.office.sign_in.sessions import seconds_left
from samsyn.office.sign_in.wording import role_names
from samsyn.office.ui import cookies
from samsyn.office.ui.frame import (
    PAPER,
    Frame,
    LanguageChoice,
    OpenedRoom,
    Paper,
    RoomChoice,
    SessionClock,
)

PRODUCT = "Samsyn"
THEMES = ("auto", "light", "dark")
DENSITIES = ("default", "compact")
PAPER_IS_KEPT = timedelta(days=14)
_SECONDS = 60  # of a minute


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
        language_action=places.address("sign_in:language"),
        here=_here(request),
    )


def _frame_for(request: HttpRequest, actor: Actor) -> Frame:
    held: tuple[RoomRole, ...] = getattr(request, "roles_held", actor.roles)
    app = _app(request)
    place = places.place_of(app)
    brands = {one.site_brand for one in held if one.site_brand}
    brand = brands.pop() if len(brands) == 1 else ""
    return Frame(
        site_name=brand or PRODUCT,
        brand=PRODUCT if brand else "",
        is_demo=settings.ENVIRONMENT.is_demo,
        menu=tuple(places.menu(actor)),
        current_place=place,
        parts=tuple(places.parts(actor)) if place == "meetings" else (),
        current_part=app,
        staff_name=actor.name,
        staff_role=actor.title or role_names(one.role for one in held),
        account_href=places.address("sign_in:account"),
        ledger_href=places.ledger(actor),
        oversight_href=places.granted(actor, Deed.READ_AUDIT, "oversight:log"),
        emergency_href=places.emergencies(actor),
        opened=tuple(_opened(held)),
        rights_href=places.granted(actor, Deed.ANSWER_REQUEST, "rights:overview"),
        retention_href=places.granted(actor, Deed.KEEP_RETENTION, "retention:overview"),
        tokens_href=places.granted(actor, Deed.KEEP_TOKENS, "api:tokens"),
        exports_href=places.address("exports:overview") if takes_part(actor) else "",
        lists_out=lists_out(actor),
        sign_out_action=places.address("sign_in:sign_out"),
        rooms=_rooms(actor, held),
        room_action=places.address("sign_in:room"),
        register_actions=tuple(places.register_actions(actor)),
        search_action=places.address("search:results"),
        languages=_languages(),
        language_action=places.address("sign_in:language"),
        data_handling_href=places.address("sign_in:permissions"),
        session=_clock(request, timezone.now()),
        theme=_chosen(request, "theme", THEMES),
        density=_chosen(request, "density", DENSITIES),
        here=_here(request),
        names_action=places.granted(actor, Deed.REVEAL_NAMES, "sign_in:names"),
        names_are_shown=actor.names_revealed,
        paper=_paper(request, actor, held),
    )


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
    extend = places.address("sign_in:stay")
    left = seconds_left(request.session, now)
    return SessionClock(seconds_left=left, extend_href=extend) if extend else None


def _languages() -> tuple[LanguageChoice, ...]:
    current = get_language()
    return tuple(
        LanguageChoice(code=code, label=label, is_current=code == current)
        for code, label in settings.LANGUAGES
    )


def _app(request: HttpRequest) -> str:
    return request.resolver_match.app_name if request.resolver_match else ""


def _chosen(request: HttpRequest, name: str, allowed: tuple[str, ...]) -> str:
    value = cookies.kept(request, name)
    return value if value in allowed else allowed[0]


def _here(request: HttpRequest) -> str:
    """Return where a form of the frame leads back to: a page that can be fetched."""
    return request.get_full_path() if request.method == "GET" else request.path
