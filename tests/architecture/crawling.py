"""Walks the office as a reader would: every link, every filter form, every way to sort.

Pages are read with an HTML parser, so that a new page is walked without being told of.
"""

import html
import io
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

from django.http import HttpResponse
from pypdf import PdfReader
from tests.architecture.reading import Reader

MOST_PAGES = 400
OF_EACH_KIND = 2  # pages that differ in nothing but the record or the key they are about
IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b\d+\b")
NOT_WALKED = re.compile(r"^/static/|^/sign-out/|[?&]print=1")  # a print shows what its page does


@dataclass(slots=True)
class Page(HTMLParser):
    """What a page leads to: links, and forms that are sent by GET."""

    links: list[str] = field(default_factory=list)
    forms: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self._fields: dict[str, list[str]] | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "form":
            self._fields = {} if given.get("method", "get").lower() == "get" else None
            if self._fields is not None:
                self.forms.append((given.get("action", ""), self._fields))
        elif self._fields is not None:
            self._handle_control(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._fields = None

    def _handle_control(self, tag: str, given: dict[str, str]) -> None:
        assert self._fields is not None
        if tag in {"input", "select", "textarea"} and given.get("name"):
            self._select = given["name"]
            values = self._fields.setdefault(given["name"], [])
            if given.get("type") in {"radio", "checkbox", "hidden"}:
                values.append(given.get("value", "on"))
            elif tag == "input":
                values.append("\0typed")
        elif tag == "option" and self._select:
            self._fields.setdefault(self._select, []).append(given.get("value", ""))


@dataclass(frozen=True)
class Visit:
    """One page as it was answered."""

    address: str
    answer: HttpResponse

    @cached_property
    def body(self) -> str:
        return body_of(self.answer)

    @cached_property
    def page(self) -> Page:
        """What the page leads to; nothing, if it is none. Read once, for whoever asks."""
        page = Page()
        if self.answer.get("Content-Type", "").startswith("text/html"):
            page.feed(self.body)
        return page

    @property
    def text(self) -> str:
        """Headers and body, as somebody with the browser's tools sees them."""
        head = "\n".join(f"{name}: {value}" for name, value in self.answer.items())
        return f"{head}\n{self.body}"


def body_of(answer: HttpResponse) -> str:
    """Return the body, streamed or not; of a PDF the words that stand on it."""
    whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.get("Content-Type") == "application/pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(whole)).pages)
    return whole.decode(errors="replace")


def walk(reader: Reader, starts: list[Visit], *, typed: str) -> Iterator[Visit]:
    """Yield the pages to start from and every page that can be reached by links and filter forms.

    `typed` is what the reader types into every field that takes text.
    """
    waiting, seen = deque(starts), {one.address for one in starts}
    kinds = Counter(_kind(one) for one in seen)
    while waiting:
        visit = waiting.popleft()
        yield visit
        for found in _ways_on(visit, typed):
            kinds[_kind(found)] += found not in seen
            is_more = kinds[_kind(found)] <= OF_EACH_KIND and len(seen) < MOST_PAGES
            if found not in seen and is_more:
                seen.add(found)
                waiting.append(Visit(found, reader.ask(found)))


def _kind(address: str) -> str:
    return IDENTIFIER.sub("*", address)


def _ways_on(visit: Visit, typed: str) -> Iterator[str]:
    address = visit.address
    if visit.answer.has_header("Location"):
        yield from _ours(address, visit.answer["Location"])
    yield from links_of(visit)
    for action, fields in visit.page.forms:
        for query in _fillings(fields, typed):
            yield from _ours(address, f"{action}?{urlencode(query)}")


def links_of(visit: Visit) -> list[str]:
    """Return the addresses of the office that a page's links lead to."""
    return [one for link in visit.page.links for one in _ours(visit.address, link)]


def _fillings(fields: dict[str, list[str]], typed: str) -> Iterator[dict[str, str]]:
    """Yield the form with each field in turn set to each of its values."""
    for name, values in fields.items():
        for value in dict.fromkeys(values):
            yield {name: typed if value == "\0typed" else value}


def _ours(here: str, link: str) -> Iterator[str]:
    whole = urldefrag(urljoin(here, html.unescape(link))).url
    if not urlsplit(whole).netloc and whole.startswith("/") and not NOT_WALKED.match(whole):
        yield whole
