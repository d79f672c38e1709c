"""The Jinja2 environment of every page.

A misspelt name in a template is an error and not a silent gap: in a system of walls, a hole
in a page must be seen in the tests.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined

from samsyn import formats
from samsyn.charts.harm import harm_label, harm_mark
from samsyn.office.ui.bound_fields import control_attributes, control_widget, described_by
from samsyn.office.ui.icons import icon
from samsyn.office.ui.languages import active_language
from samsyn.office.ui.pictures import level_bar, meter_bar, progress_bar, waffle

OURS = frozenset({"autoescape", "undefined", "extensions", "trim_blocks", "lstrip_blocks"})


def environment(**options: Any) -> Environment:
    """Return the environment; Django's Jinja2 backend calls this with its own options."""
    chosen = {name: value for name, value in options.items() if name not in OURS}
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=_compiled_before(),
        **chosen,
    )
    made.policies["ext.i18n.trimmed"] = True
    install_translations(made)
    made.globals.update(
        url=url,
        static=static,
        icon=icon,
        control_attributes=control_attributes,
        control_widget=control_widget,
        described_by=described_by,
        harm_mark=harm_mark,
        harm_label=harm_label,
        meter_bar=meter_bar,
        progress_bar=progress_bar,
        level_bar=level_bar,
        waffle_picture=waffle,
        language=active_language,
    )
    made.filters.update(FILTERS)
    return made


def _compiled_before() -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept: beside Python's own, and written if they can be.

    What they compile to follows from their text, which Jinja compares, and from what stands here.
    """
    compiled_by = sha256(Path(__file__).read_bytes() + version("jinja2").encode()).hexdigest()[:12]
    folder = Path(__file__).parent / "__pycache__" / f"templates-{compiled_by}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def install_translations(made: Environment) -> None:
    """Make `_`, `ngettext` and `{% trans %}` follow the language that Django has active."""
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )


def url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a view: `url("groups:sheet", group.id)`."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def _in_page_language(write: Callable[..., Any]) -> Callable[..., Any]:
    def written(value: object, *args: object, **kwargs: object) -> Any:
        return write(value, *args, language=active_language(), **kwargs)

    return written


def _iso(moment: Any) -> str:
    return str(moment.isoformat())


FILTERS: dict[str, Callable[..., Any]] = {
    "date": _in_page_language(formats.short_date),
    "dated": _in_page_language(formats.dated),
    "long_date": _in_page_language(formats.long_date),
    "month": _in_page_language(formats.month),
    "time": _in_page_language(formats.clock_time),
    "datetime": _in_page_language(formats.short_moment),
    "dated_time": _in_page_language(formats.dated_moment),
    "long_datetime": _in_page_language(formats.long_moment),
    "week": _in_page_language(formats.week),
    "number": _in_page_language(formats.number),
    "people": _in_page_language(formats.people_count),
    "plural": _in_page_language(formats.counted),
    "share_of": _in_page_language(formats.share_of),
    "due": _in_page_language(formats.due_day),
    "statute": formats.statute,
    "iso": _iso,
}
