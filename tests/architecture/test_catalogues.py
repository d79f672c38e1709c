"""Every text on a page exists in Swedish, and what is compiled is what is written."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from samsyn.interchange.sentences import NOTES, REASONS, REFUSALS

SOURCE = Path(__file__).parents[2] / "src/samsyn"
OFFICE = SOURCE / "office"
# The office's apps, and the room of pictures, which has a catalogue of its own.
APPS = sorted(["charts", *(path.parent.name for path in OFFICE.glob("*/__init__.py"))])
# Sentences of a lower layer that the app looks up by code and shows.
BORROWED = {"imports": (*REFUSALS.values(), *REASONS.values(), *NOTES.values())}
KEYWORDS = {  # as `make catalogues` collects
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
METHODS = [("**/jinja2/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {
    "**/jinja2/**.html": {
        "trimmed": "true",
        "newstyle_gettext": "true",
        "silent": "false",
        "extensions": "jinja2.ext.i18n",
    }
}


def _folder(app: str) -> Path:
    return (SOURCE if app == "charts" else OFFICE) / app


def _catalogue(app: str) -> Catalog:
    path = _folder(app) / "locale/sv/LC_MESSAGES/django.po"
    if not path.exists():
        return Catalog(locale="sv")
    with path.open("rb") as file:
        return read_po(file, locale="sv")


def _used(app: str) -> Iterator[tuple[str | None, str]]:
    folder = _folder(app)
    for name, line, message, _comments, context in extract_from_dir(
        folder, METHODS, OPTIONS, keywords=KEYWORDS
    ):
        yield context, message[0] if isinstance(message, tuple) else message
        assert message, f"{name}:{line} holds an empty message."
    for sentence in BORROWED.get(app, ()):
        yield None, sentence


@pytest.mark.parametrize("app", APPS)
def test_every_text_of_the_app_has_a_swedish_translation(app: str) -> None:
    catalogue = _catalogue(app)

    missing = {
        (context, text)
        for context, text in _used(app)
        if (found := catalogue.get(text, context)) is None or not _complete(found.string)
    }

    assert missing == set()


@pytest.mark.parametrize("app", APPS)
def test_no_translation_is_left_over_from_a_text_that_is_gone(app: str) -> None:
    used = set(_used(app))

    left_over = {
        (message.context, _first(message.id))
        for message in _catalogue(app)
        if message.id and (message.context, _first(message.id)) not in used
    }

    assert left_over == set()


def test_no_text_says_one_thing_in_one_app_and_another_elsewhere() -> None:
    said: dict[tuple[str | None, str], set[str]] = {}
    for app in APPS:
        for message in _catalogue(app):
            if message.id:
                place = said.setdefault((message.context, _first(message.id)), set())
                place.add(_first(message.string))

    # All catalogues become one when pages are made: one app would speak for the other.
    assert {text: words for text, words in said.items() if len(words) > 1} == {}


@pytest.mark.parametrize("app", APPS)
def test_the_compiled_catalogue_is_the_written_one(app: str) -> None:
    path = _folder(app) / "locale/sv/LC_MESSAGES/django.mo"
    if not path.exists():
        assert not len(_catalogue(app)), f"{app} has a django.po that is not compiled."
        return

    compiled = read_mo(io.BytesIO(path.read_bytes()))

    assert _texts(compiled) == _texts(_catalogue(app))


def _texts(catalogue: Catalog) -> dict[tuple[str | None, str], tuple[str, ...]]:
    return {
        (_context(message.context), _first(message.id)): _all(message.string)
        for message in catalogue
        if message.id
    }


def _context(context: str | bytes | None) -> str | None:
    """Babel gives the context of a compiled message as bytes."""
    return context.decode() if isinstance(context, bytes) else context


def _first(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _all(translation: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (translation,) if isinstance(translation, str) else tuple(translation)


def _complete(translation: str | tuple[str, ...]) -> bool:
    return all(_all(translation))
