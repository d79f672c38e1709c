"""What must hold of every answer, whoever asks for whatever."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.fuzzing.sending import Answered
from tests.fuzzing.values import ELSEWHERE, MARKUP

REFUSED, FAULT = 400, 500
SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
# Kept by the frame of every page; and the count of what was refused from other installations.
HOUSEKEEPING = {"django_session", "config_cache", "exchange_refusedpackage"}
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TELLING = (
    "Traceback (most recent call last)",
    "psycopg.errors",
    "django.db.utils",
    "/samsyn/office/",
)


def faults_in(given: Answered, hidden: set[str]) -> Iterator[str]:
    """Say which laws an answer breaks."""
    if given.status >= FAULT:
        yield f"{given.status} {given.fault}"
    if given.unsound:
        yield f"what was saved cannot be committed: {given.unsound}"
    yield from (f"the page holds {one!r}" for one in _TELLING if one in given.body)
    if MARKUP in given.body and given.answer.get("Content-Type", "").startswith("text/html"):
        yield "text became markup"
    yield from _of_headers(given)
    yield from _of_changes(given)
    yield from leaks_in(given, hidden)


def leaks_in(given: Answered, hidden: set[str]) -> Iterator[str]:
    """Say what of the hidden an answer holds; what was sent is known to who sent it."""
    head = "\n".join(f"{name}: {value}" for name, value in given.answer.items())
    told, sent = f"{head}\n{given.body}".lower(), given.asked.text.lower()
    for one in sorted(hidden):
        if one.lower() in told and one.lower() not in sent:
            yield f"tells of what is hidden: {one}"


def _of_headers(given: Answered) -> Iterator[str]:
    answer = given.answer
    for name, value in HEADERS.items():
        if answer.get(name) != value:
            yield f"{name} is {answer.get(name)}"
    if "default-src 'none'" not in answer.get("Content-Security-Policy", ""):
        yield "no policy for content"
    way = urlsplit(answer.get("Location", ""))
    leaves = way.netloc not in ("", "testserver") or way.scheme not in ("", "http")
    if leaves or way.path.startswith(("//", "/\\", "\\", "\t")):
        yield f"leads elsewhere: {answer['Location'][:100]!r}"
    if any(ELSEWHERE in value for name, value in answer.items() if name not in ("Location",)):
        yield "a header holds what was typed"


def _of_changes(given: Answered) -> Iterator[str]:
    changed = sorted(set(given.written) - HOUSEKEEPING)
    if changed and given.status >= REFUSED:
        yield f"refused ({given.status}), and yet written: {', '.join(changed)}"
    if changed and given.asked.method in SAFE:
        yield f"a {given.asked.method} wrote: {', '.join(changed)}"
