"""Reads a tutorial's numbered lines and does them. Other text is for the reader alone.

A line is one or several of these sentences, and nothing else:

* Open `/address/`.
* Press **words** (then **words**, one after the other): a button, link, or what folds out.
* Choose **option** under **label**.
* Write `text` under **label**.
* Tick **label**.
* You see **words** and **words**.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Error, Locator, Page
from tests.browser.office import follow

_LINE = re.compile(r"^\d+\. (.+(?:\n {3}.+)*)", re.MULTILINE)
_SENTENCE = re.compile(r"(Open|Press|Choose|Write|Tick|You see) (.+?)\.(?: +|$)", re.DOTALL)
_MARKED = re.compile(r"\*\*(.+?)\*\*|`(.+?)`", re.DOTALL)
_NEEDS = {"Open": 1, "Choose": 2, "Write": 2, "Tick": 1}


class NotAStep(ValueError):
    """A numbered line that cannot be done as it is written."""


@dataclass(frozen=True)
class Step:
    """One sentence: what to do, and the words that are marked in it."""

    deed: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.deed} {', '.join(self.words)}"


def steps_of(text: str) -> Iterator[Step]:
    """Yield the sentences of every numbered line. Raises `NotAStep` for any other sentence."""
    for line in _LINE.findall(text):
        flat = re.sub(r"\s*\n\s+", " ", line).strip()
        if left := _SENTENCE.sub("", flat).strip():
            raise NotAStep(f"Nothing can be done with: {left}")
        for deed, rest in _SENTENCE.findall(flat):
            words = tuple(bold or code for bold, code in _MARKED.findall(rest))
            odd = _MARKED.sub("", rest)
            if re.sub(r"\b(and|then|under)\b|,", "", odd).strip():
                raise NotAStep(f"More than marked words: {deed} {rest}")
            if len(words) != _NEEDS.get(deed, len(words)) or not words:
                raise NotAStep(f"Too few or too many marked words: {deed} {rest}")
            yield Step(deed, words)


def do(page: Page, step: Step, address: str) -> None:
    """Do one step. Raises `AssertionError` with the step if the page does not have it."""
    try:
        _DEEDS[step.deed](page, step.words, address)
    except Error as lost:
        said = page.locator("main").inner_text()[:1500]
        raise AssertionError(f"{step}: not on {page.url}. {lost.message}\n{said}") from lost


def _open(page: Page, words: tuple[str, ...], address: str) -> None:
    page.goto(address + words[0])


def _press(page: Page, words: tuple[str, ...], address: str) -> None:
    del address
    for one in words:
        pressed = _to_press(page, one)
        if pressed.evaluate("one => one.tagName") == "SUMMARY":
            pressed.click()
        else:
            follow(pressed)


def _to_press(page: Page, words: str) -> Locator:
    """Return what bears the words, or begins with them: what stands in the page's text first."""
    for name in (re.compile(rf"^{re.escape(words)}$"), re.compile(rf"^{re.escape(words)}\W")):
        inside = page.locator("main")
        for found in (
            inside.get_by_role("button", name=name),
            inside.get_by_role("link", name=name),
            inside.locator("summary").filter(has_text=name),
            page.get_by_role("link", name=name),
            page.get_by_role("button", name=name),
            page.locator("summary").filter(has_text=name),
        ):
            seen = found.locator("visible=true")
            if seen.count():
                return seen.first
    return page.get_by_text(words, exact=True).first


def _choose(page: Page, words: tuple[str, ...], address: str) -> None:
    del address
    option, label = words
    _field(page, label).select_option(label=option)


def _write(page: Page, words: tuple[str, ...], address: str) -> None:
    del address
    text, label = words
    _field(page, label).fill(text)


def _tick(page: Page, words: tuple[str, ...], address: str) -> None:
    del address
    _field(page, words[0]).check(force=True)


def _field(page: Page, label: str) -> Locator:
    name = re.compile(rf"^\s*{re.escape(label)}\s*(\(|$)")
    return page.locator("main").get_by_label(name).first


def _see(page: Page, words: tuple[str, ...], address: str) -> None:
    del address
    for one in words:
        page.get_by_text(one).locator("visible=true").first.wait_for()


_DEEDS = {
    "Open": _open,
    "Press": _press,
    "Choose": _choose,
    "Write": _write,
    "Tick": _tick,
    "You see": _see,
}
