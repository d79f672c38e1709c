"""Reads the forms of a page that are sent by POST, with what each control offers and hints at."""

from dataclasses import dataclass
from urllib.parse import urljoin

import lxml.html
from lxml.html import HtmlElement

CSRF = "csrfmiddlewaretoken"
_NOT_SENT = {"reset", "button", "image"}


@dataclass(frozen=True, slots=True)
class Control:
    """One name of a form: which kind of control, what stands in it, and what may be chosen."""

    name: str
    kind: str  # text, number, textarea, select, radio, checkbox, hidden, file …
    values: tuple[str, ...] = ()  # what stands in it, or is ticked
    offered: tuple[str, ...] = ()
    hint: str = ""
    longest: int = 0
    takes_many: bool = False


@dataclass(frozen=True, slots=True)
class PageForm:
    """A form as the page shows it. `buttons` are what pressing it can add."""

    action: str
    controls: tuple[Control, ...]
    buttons: tuple[tuple[str, str], ...]
    is_multipart: bool

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.controls)


def forms_of(address: str, body: str) -> list[PageForm]:
    """Return the forms that the page sends by POST, in the order in which they stand."""
    if "<form" not in body:
        return []
    page = lxml.html.fromstring(body)
    return [
        _form(address, page, one)
        for one in page.iter("form")
        if one.get("method", "get").lower() == "post"
    ]


def _form(address: str, page: HtmlElement, form: HtmlElement) -> PageForm:
    found: dict[str, list[HtmlElement]] = {}
    buttons = []
    for one in form.iter("input", "select", "textarea", "button"):
        name, kind = one.get("name"), _kind(one)
        if kind == "submit" and name:
            buttons.append((name, one.get("value", "")))
        elif name and name != CSRF and kind not in _NOT_SENT | {"submit"}:
            found.setdefault(name, []).append(one)
    action = form.get("action") or address
    return PageForm(
        action=urljoin(address, action),
        controls=tuple(_control(page, name, ones) for name, ones in found.items()),
        buttons=tuple(dict.fromkeys(buttons)),
        is_multipart=form.get("enctype") == "multipart/form-data",
    )


def _kind(one: HtmlElement) -> str:
    if one.get("inputmode") == "numeric":
        return "number"
    if one.tag == "input":
        return str(one.get("type", "text"))
    return str(one.get("type", "submit")) if one.tag == "button" else str(one.tag)


def _control(page: HtmlElement, name: str, ones: list[HtmlElement]) -> Control:
    first, kind = ones[0], _kind(ones[0])
    offered: list[str] = []
    values: list[str] = []
    if kind == "select":
        options = [option for one in ones for option in one.iter("option")]
        offered = [option.get("value", option.text or "") for option in options]
        values = [option.get("value", "") for option in options if "selected" in option.attrib]
    elif kind in {"radio", "checkbox"}:
        offered = [one.get("value", "on") for one in ones]
        values = [one.get("value", "on") for one in ones if "checked" in one.attrib]
    elif kind == "textarea":
        values = [(one.text or "").removeprefix("\n") for one in ones]
    else:
        values = [one.get("value", "") for one in ones]
    longest = str(first.get("maxlength", ""))
    return Control(
        name=name,
        kind=kind,
        values=tuple(values),
        offered=tuple(offered),
        hint=_hint(page, first),
        longest=int(longest) if longest.isdigit() else 0,
        takes_many=(kind == "select" and "multiple" in first.attrib)
        or (kind == "checkbox" and len(ones) > 1),
    )


def _hint(page: HtmlElement, control: HtmlElement) -> str:
    """Return what stands beside a control: its own label and what describes it."""
    wanted = [*control.get("aria-describedby", "").split()]
    texts = [one.text_content() for key in wanted for one in page.xpath("//*[@id=$key]", key=key)]
    if own := control.get("id"):
        texts += [one.text_content() for one in page.xpath("//label[@for=$key]", key=own)]
    return " ".join(" ".join(texts).split())
