"""Icons drawn as inline SVG; each is decoration and stands beside a word."""

from typing import Final

from markupsafe import Markup

_CLOCK = '<circle cx="12" cy="12" r="9"/><path d="M12 6.5V12l4 2.5"/>'

ICONS: Final = {
    "alert": '<path d="M12 3.5L22 20.5H2z"/><path d="M12 10v5M12 17.8v.2"/>',
    "back": '<path d="M20 12H4M10 6l-6 6 6 6"/>',
    "bell": '<path d="M6 16V11a6 6 0 0 1 12 0v5l2 2H4z"/><path d="M10 20.5a2.2 2.2 0 0 0 4 0"/>',
    "calendar": (
        '<rect x="3.5" y="5" width="17" height="15.5" rx="1.5"/>'
        '<path d="M3.5 10h17M8 2.5v5M16 2.5v5"/>'
    ),
    "chat": '<path d="M4 4.5h16v11.5H10l-5 4.5v-4.5H4z"/>',
    "clock": _CLOCK,
    "close": '<path d="M5 5l14 14M19 5L5 19"/>',
    "document": '<path d="M6 2.5h8l5 5v14H6z"/><path d="M14 2.5v5h5M9 13h7M9 17h7"/>',
    "door": '<path d="M4 21h16M7 21V3h10v18"/><path d="M13.5 12v.2"/>',
    "download": '<path d="M12 3v12M7 10.5l5 5 5-5M4 20.5h16"/>',
    "eye": (
        '<path d="M2 12c2.6-4.7 6-7 10-7s7.4 2.3 10 7c-2.6 4.7-6 7-10 7s-7.4-2.3-10-7z"/>'
        '<circle cx="12" cy="12" r="3"/>'
    ),
    "filter": '<path d="M3 5h18M6.5 12h11M10 19h4"/>',
    "flag": '<path d="M5 21V4M5 4.5h13l-3 4 3 4H5"/>',
    "forward": '<path d="M4 12h16M14 6l6 6-6 6"/>',
    "globe": (
        '<circle cx="12" cy="12" r="9"/>'
        '<path d="M3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9s.5-6 3.5-9z"/>'
    ),
    "group": (
        '<circle cx="8.5" cy="8.5" r="3.5"/><path d="M2 20c.6-3.8 3-5.7 6.5-5.7S14.4 16.2 15 20"/>'
        '<path d="M15.5 5.4a3.5 3.5 0 0 1 0 6.2M17.5 14.9c2.6.6 4.1 2.3 4.5 5.1"/>'
    ),
    "hand": '<path d="M3 13l5-5 4 3 4-3 5 5"/><path d="M6 15l4 4 2-2 2 2 4-4"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.2v.2"/>',
    "key": '<circle cx="8" cy="15" r="4.5"/><path d="M11.5 11.5L20 3M16 7l3 3"/>',
    "list": '<path d="M8 6h13M8 12h13M8 18h13M3.5 6v.2M3.5 12v.2M3.5 18v.2"/>',
    "lock": (
        '<rect x="4.5" y="10.5" width="15" height="10" rx="1.5"/>'
        '<path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>'
    ),
    "menu": '<path d="M3 6h18M3 12h18M3 18h18"/>',
    "pencil": '<path d="M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19z"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4 21c1-4.5 4-6.5 8-6.5s7 2 8 6.5"/>',
    "phone": (
        '<path d="M5 3.5h4l1.8 5-2.5 1.8a13 13 0 0 0 5.4 5.4l1.8-2.5 5 1.8v4c0 1-1 1.8-2 1.7'
        'C10.5 20 4 13.5 3.3 5.5c-.1-1 .7-2 1.7-2z"/>'
    ),
    "play": '<path d="M7 4l13 8-13 8z"/>',
    "plus": '<path d="M12 4v16M4 12h16"/>',
    "print": (
        '<path d="M7 8V3h10v5"/><rect x="3" y="8" width="18" height="8" rx="1.5"/>'
        '<path d="M7 13h10v8H7z"/>'
    ),
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l5 5"/>',
    "share": '<path d="M4 12v8.5h16V12M12 15V3M7.5 7.5L12 3l4.5 4.5"/>',
    "tick": '<path d="M4 12.5l5.5 5.5L20 6.5"/>',
    "unsynced": (
        '<path d="M3 3l18 18M8.5 15.5a5 5 0 0 1 6.5-.3M5 12a10 10 0 0 1 5-2.7M14 9.2a10 10 0 0 1 '
        '5 2.8M2 8.5a15 15 0 0 1 4.5-3M10 4.2A15 15 0 0 1 22 8.5"/><path d="M12 19.3v.2"/>'
    ),
}


def icon(name: str) -> Markup:
    """Return the icon as inline SVG, hidden from screen readers. Raises KeyError if unknown."""
    if name not in ICONS:
        raise KeyError(f"There is no icon {name!r}; the icons are {', '.join(ICONS)}.")
    return Markup(  # noqa: S704 - the drawings are constants of this module
        f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f"{ICONS[name]}</svg>"
    )
