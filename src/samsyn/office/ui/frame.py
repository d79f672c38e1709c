"""What the frame of a page shows; `config` builds one for every request.

The frame knows no feature: menu items and register actions are handed in with their
addresses, already chosen for what this reader may do.
"""

from dataclasses import dataclass
from datetime import date, datetime

PAPER = "print"  # the word in an address that asks for the page as it is printed


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One of the places in the main menu; `place` is matched with `Frame.current_place`."""

    place: str
    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterAction:
    """One thing under Registrera; `icon` is a name from `ui.icons`."""

    label: str
    href: str
    icon: str = "plus"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChoice:
    """A room the reader belongs to; choosing it posts `key` to `Frame.room_action`."""

    key: str
    label: str
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChoice:
    """A language of the pages; choosing it posts `code` to `Frame.language_action`."""

    code: str
    label: str
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClock:
    """When the session runs out, in seconds from now, and the address that extends it."""

    seconds_left: int
    extend_href: str
    warn_seconds: int = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What stands at the foot of every sheet, and the addresses of the page and of its print.

    A page that is not asked for on paper prints a notice in place of what it shows, so that
    every print stands in the log.
    """

    is_asked_for: bool  # this page is the print
    printed_by: str
    role: str
    at: datetime
    number: str  # found in the log with the print
    rooms: tuple[str, ...]  # that the reader reads in
    shred_on: date
    page_href: str
    print_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRoom:
    """A room that is open to the reader in an emergency, and where it is ended."""

    room_name: str
    until: datetime
    minutes_left: int
    href: str
    end_action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Header, menu and footer of one page for one reader. Empty parts are left out."""

    site_name: str
    brand: str = "Samsyn"
    home_href: str = "/"
    is_demo: bool = False
    menu: tuple[MenuItem, ...] = ()
    current_place: str = ""
    parts: tuple[MenuItem, ...] = ()  # of the current place; `place` is the part's own name
    current_part: str = ""
    staff_name: str = ""
    staff_role: str = ""
    account_href: str = ""
    ledger_href: str = ""  # what the reader's rooms have told one another
    oversight_href: str = ""
    emergency_href: str = ""
    opened: tuple[OpenedRoom, ...] = ()  # on every page, as long as it lasts
    retention_href: str = ""
    tokens_href: str = ""
    exports_href: str = ""  # lists taken out as files
    lists_out: tuple[str, ...] = ()  # which lists can leave one of the reader's rooms
    rights_href: str = ""
    sign_out_action: str = ""
    rooms: tuple[RoomChoice, ...] = ()
    room_action: str = ""
    register_actions: tuple[RegisterAction, ...] = ()
    search_action: str = "/search/"
    notices_href: str = ""
    notices_count: int = 0
    languages: tuple[LanguageChoice, ...] = ()
    language_action: str = ""
    accessibility_href: str = ""
    data_handling_href: str = ""
    session: SessionClock | None = None
    theme: str = "auto"
    density: str = "default"
    here: str = "/"
    names_action: str = ""  # shows names instead of codes for a while; '' if no role may
    names_are_shown: bool = False
    paper: Paper | None = None  # None for pages without records, which print as they are

    @property
    def is_signed_in(self) -> bool:
        """Whether the header shows search, notices and account."""
        return bool(self.staff_name)

    @property
    def room_name(self) -> str:
        """The label of the current room, or ''."""
        return next((room.label for room in self.rooms if room.is_current), "")
