"""Draws one request: whose, to which address, and how it differs from what a page would send."""

import re
from dataclasses import replace
from typing import Protocol, TypeVar
from urllib.parse import parse_qsl

from django.utils import timezone
from hypothesis import strategies as st
from tests.architecture.addresses import Line
from tests.fuzzing import values
from tests.fuzzing.page_forms import Control, PageForm
from tests.fuzzing.sending import Asked, Fields
from tests.fuzzing.town import OK, UNSAID, Town

# How a request is made, and how often among the others.
WAYS = (
    *["filled"] * 14, *["mutated"] * 7, *["query"] * 4, *["foreign"] * 4, *["path"] * 2,
    "method", "body", "tokenless", "headers", "stranger",
)  # fmt: skip
METHODS = ("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "POST")
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TYPES = (
    "application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "",
    "application/x-www-form-urlencoded; charset=utf-7", "text/xml; charset=nonsense",
    "multipart/mixed; boundary=" + "x" * 300,
)  # fmt: skip
_BODIES = (
    b"", b"{}", b"[", b"\xff\xfe", b"a=%00&b=%ff%fe&a=", b"--x\r\n", b"&" * 2000, b"=", b"a" * 9000,
    b'--x\r\nContent-Disposition: form-data; name="a"; filename="../a"\r\n\r\nb\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="\x00"\r\n\r\n\x00\r\n--x--\r\n',
    b"--x\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: form-data; name=a\r\n\r\n*",
)  # fmt: skip
_HEADERS = (
    ("HX-Request", "true"), ("Accept", "application/json"), ("X-Unattended", "1"),
    ("Accept-Language", "x" * 400), ("X-Forwarded-For", "1.2.3.4, nonsense"),
    ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", values.ELSEWHERE),
    ("If-None-Match", "*"), ("Range", "bytes=0-1"), ("Referer", f"https://{values.ELSEWHERE}/"),
    ("Origin", f"https://{values.ELSEWHERE}"), ("X-HTTP-Method-Override", "DELETE"),
    ("Cookie", f'sessionid=x; language=\x00; theme="\'>{values.MARKUP}; density=9; device=%00'),
    ("Cookie", "x" * 9000), ("User-Agent", f"{values.MARKUP} Firefox/"),
    ("Host", values.ELSEWHERE), ("If-Modified-Since", "nonsense"), ("X-Requested-With", "\xff"),
)  # fmt: skip
_MOST_CHANGED = 3

Drawn = TypeVar("Drawn")


class Draw(Protocol):
    """Takes a value from a strategy."""

    def __call__(self, strategy: st.SearchStrategy[Drawn], /) -> Drawn: ...


def draw_reader(draw: Draw, town: Town, line: Line) -> str:
    """Draw who asks: mostly somebody who gets the page, or of whom nobody has said so."""
    expected = (OK, 302, 422, UNSAID)
    welcome = [who for who in town.readers if town.expects(line, who) in expected]
    everybody = list(town.readers)
    return draw(st.sampled_from(draw(st.sampled_from([welcome or everybody] * 3 + [everybody]))))


def draw_request(draw: Draw, town: Town, line: Line, who: str) -> tuple[str, Asked]:
    """Draw what is sent, and in which way; the page's own forms are known by now."""
    way = draw(st.sampled_from(WAYS))
    address = line.address(town.staged)
    plain = Asked(who=who, method=line.method, address=address)
    forms = town.forms_for(who, line)
    if way == "stranger":
        forms = _of_others(town, line)
    if way in ("filled", "mutated", "foreign", "tokenless", "stranger") and forms:
        return way, _sent_form(draw, town, who, draw(st.sampled_from(forms)), way)
    if way == "path":
        return way, replace(plain, address=_bent(draw, town, address))
    if way == "method":
        return way, replace(plain, method=draw(st.sampled_from(METHODS)))
    if way == "body":
        body, kind = draw(st.sampled_from(_BODIES)), draw(st.sampled_from(_TYPES))
        headers = (("X-Csrftoken", "f" * 32),)
        return way, replace(plain, method="POST", body=body, content_type=kind, headers=headers)
    if way == "headers":
        headers = tuple(draw(st.lists(st.sampled_from(_HEADERS), min_size=1, max_size=3)))
        return way, replace(plain, headers=headers)
    return "query", replace(plain, query=tuple(draw(values.hostile_query)))


def _of_others(town: Town, line: Line) -> list[PageForm]:
    """Return the forms of the page as others met them: sent by who was never shown them."""
    address = line.address(town.staged)
    return [
        form for (_who, where), forms in town.forms.items() if where == address for form in forms
    ] or town.forms_for("", line)


def _sent_form(draw: Draw, town: Town, who: str, form: PageForm, way: str) -> Asked:
    fields = _filled(draw, town, who, form)
    if way == "mutated":
        fields = _mutated(draw, form, fields)
    if way == "foreign":
        fields = _with_foreign(draw, town, who, form, fields)
    if form.buttons:
        fields = (*fields, draw(st.sampled_from(form.buttons)))
    address, _, query = form.action.partition("?")
    return Asked(
        who=who,
        method="POST",
        address=address.partition("#")[0],
        query=tuple(parse_qsl(query.partition("#")[0], keep_blank_values=True)),
        fields=fields,
        is_multipart=form.is_multipart,
        has_token=way != "tokenless",
    )


def _filled(draw: Draw, town: Town, who: str, form: PageForm) -> Fields:
    """Fill a form as somebody would who means to save it."""
    sense = values.Sense(
        today=timezone.localdate(town.staged.now),
        turn=draw(st.sampled_from([-1, -1, 0, 1, 1])),
        codes=tuple(town.codes_for(who, form.action)),
    )
    sent: list[tuple[str, str | tuple[str, bytes]]] = []
    for one in form.controls:
        if one.kind == "file":
            sent.append((one.name, ("prov.csv", values.A_FILE)))
        else:
            sent.extend((one.name, value) for value in draw(values.plausible(one, sense)))
    return tuple(sent)


def _mutated(draw: Draw, form: PageForm, fields: Fields) -> Fields:
    """Change a few fields: left out, repeated, hostile, too long, unknown."""
    sent = list(fields)
    for _turn in range(draw(st.integers(1, _MOST_CHANGED))):
        names = list(form.names) or ["next"]
        name = draw(st.sampled_from([*names, "next", "version", "person"]))
        how = draw(st.sampled_from(["hostile"] * 4 + ["gone", "twice", "file"]))
        if how != "twice":
            sent = [pair for pair in sent if pair[0] != name]
        if how == "file" and form.is_multipart:
            sent.append((name, draw(values.hostile_file)))
        elif how != "gone":
            sent.append((name, draw(values.hostile)))
    return tuple(sent)


def _with_foreign(draw: Draw, town: Town, who: str, form: PageForm, fields: Fields) -> Fields:
    """Put the identifier or the code of a record that is hidden from the sender into a field."""
    hidden = town.identifiers_hidden_from(who)
    if not hidden or not form.controls:
        return fields
    meant = [one for one in form.controls if _takes_record(one)] or list(form.controls)
    name = draw(st.sampled_from(meant)).name
    return (*(pair for pair in fields if pair[0] != name), (name, draw(st.sampled_from(hidden))))


def _takes_record(control: Control) -> bool:
    return any(UUID.fullmatch(one) for one in (*control.offered, *control.values))


def _bent(draw: Draw, town: Town, address: str) -> str:
    """Put something odd into one step of the address."""
    steps = [turn for turn, step in enumerate(address.split("/")) if step]
    parts = address.split("/")
    turn = draw(st.sampled_from(steps or [0]))
    odd = draw(st.one_of(values.hostile, st.uuids().map(str)))
    parts[turn] = odd.replace("/", "%2F")
    return "/".join(parts)[:2000]
