"""What is typed: plausible values read off a control's hint, and hostile ones."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st
from tests.fuzzing.page_forms import Control

MARKUP = "<i id=qxmarkup>"  # never to stand in a page as markup
ELSEWHERE = "qxelsewhere.example"  # never to be led to
_DAY = re.compile(r"20\d\d-\d\d-\d\d")
_CLOCK = re.compile(r"\d\d[.:]\d\d")
_LETTERS = st.characters(codec="utf-8")
_ADDRESSES = (
    f"https://{ELSEWHERE}/", f"//{ELSEWHERE}", f"///{ELSEWHERE}/", f"/\\{ELSEWHERE}",
    f"\\\\{ELSEWHERE}", f"http:{ELSEWHERE}", f"javascript:alert('{ELSEWHERE}')",
    f"/%09/{ELSEWHERE}", f"\t//{ELSEWHERE}", f"/account/\r\nLocation: https://{ELSEWHERE}",
    f"https://testserver@{ELSEWHERE}/", f"//testserver.{ELSEWHERE}", "/\u2028/", "/people/?q=a#b",
)  # fmt: skip
_ODD = (
    "", " ", "\x00", "a\x00b", "\r\n", "\t", "\ufeff", "\u202eabc", "\u200b", "\ud800", "\udfffx",
    "-1", "0", "1", "2147483648", "-2147483649", "9223372036854775808", "9" * 40, "9" * 5000,
    "1e309", "NaN", "Infinity", "-0.0", "0x10", "1_000", "1,5", "\u0661\u0662\u0663", "²", "٣", "½",
    "None", "null", "true", "[]", "{}", "undefined", "on", "no", "yes",
    "0000-00-00", "9999-12-31", "0001-01-01", "2026-02-30", "2026-13-45", "10000-01-01",
    "99991231", "2026-11-17T23:40", "2026-11-17 24.00", "2026-03-29 02.30", "2026-10-25 02.30",
    "00010101", "24.00", "25:61", "-1.30", "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff", "not-a-uuid", "{12345678-1234-5678-1234-567812345678}",
    "12345678123456781234567812345678", "urn:uuid:12345678-1234-5678-1234-567812345678",
    "P-22222", "P-ZZZZZ", "P-0O1I!", "G-22222", "19121212-1212", "191212121212", "000000-0000",
    "'; DROP TABLE people_person; --", "%", "_", "\\", "%s%s%n", "{0.__class__}", "{{7*7}}",
    "../../../../etc/passwd", "..\\..\\x", "=1+1", "@SUM(1)", "+46", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "Å" * 300,
    "a\u0308" * 200, "\U0001f469\u200d\U0001f469\u200d\U0001f467", "ﷺ" * 20, "x" * 4001,
    "x" * 20001,
    f"{MARKUP}", f"\"'>{MARKUP}", f"</textarea>{MARKUP}", f"</script>{MARKUP}", "&lt;&#0;&amp;",
    "\x1b[31m", "\x7f", "\x85", "\u2028", "\uffff", "\U0010ffff",
)  # fmt: skip
_CODE = re.compile(r"\b[PGH]-\w{5}")
_OPTIONAL = re.compile(r"frivillig|valfri|optional", re.IGNORECASE)
_NUMBERS = ("1", "2", "3", "12", "40")
_DAYS_BY_NAME = (
    r"(_on|_until|_to|_from|_day|_by)$|^(on|since|until|died|when|due|day|released|review|deferred"
    r"|from|to|ends|starts|valid.*|held|expected|follow_up|at)$"
)
_BY_NAME = (
    (r"latitude", ("59.27", "55.6")),
    (r"longitude", ("15.2", "13.0")),
    (r"identity|personal_number|^number$", ("19900101-2385", "070-174 06 40", "12")),
    (r"phone", ("070-174 06 40",)),
    (r"^born", ("1990", "1990-05", "1999-01-02", "1995–1998")),
    (r"year|count|hours|minutes|size|most|least|seats|row|place_number|shots|killed|injured"
     r"|deaths|days$|total|outside|minors|^seat$|times", _NUMBERS),
)  # fmt: skip
_TEXTS = ("Prov", "Två ord", "Åsa Ö", "En mening om något.", "07:30", "Rum 3")
_FILES = (
    b"", b"\x00" * 64, b"\xff\xfe\x00", b"PK\x03\x04broken", b"%PDF-1.4", b"a;b\n1;2\n", b";;;\n;;",
    b"ref;namn;f\xc3\xb6dd\nq1;Prov Provsson;1999\nq2;\xe2\x80\xae;0000\n", b"\xef\xbb\xbfref\nx",
    b'"unclosed;field\n' * 3, b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///x'>]>",
    b"a" * 70_000, b"ref;" * 4_000 + b"\n",
)  # fmt: skip
_FILE_NAMES = (
    "a.csv", "../../a.csv", "a\x00.csv", "", ".", "con", "a.xlsx", "å" * 200 + ".csv",
    f"{MARKUP}.csv", "a\r\nX-Evil: 1.csv", "\u202evsc.exe", "a;b.csv", 'a".csv',
)  # fmt: skip
A_FILE = b"ref;namn;f\xc3\xb6dd\nprov-1;Prov Provsson;1999\nprov-2;Andra Prov;1998-02-03\n"

hostile = st.one_of(
    st.sampled_from(_ODD),
    st.sampled_from(_ADDRESSES),
    st.text(_LETTERS, max_size=40),
    st.integers(-(2**70), 2**70).map(str),
    st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat),
    st.datetimes().map(lambda at: at.strftime("%Y-%m-%d %H.%M")),
    st.uuids().map(str),
)
hostile_file = st.tuples(st.sampled_from(_FILE_NAMES), st.sampled_from(_FILES))
hostile_query = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from(
                ["q", "next", "older", "newer", "page", "print", "sort", "room", "person", "group",
                 "from", "to", "year", "kind", "ended", "back", "area", "name", "status", "week"]
            ),
            st.text(_LETTERS, max_size=12),
        ),
        hostile,
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a sender knows: the day, which way their days lie, and codes of records they see."""

    today: date
    turn: int  # -1 for what has been, 1 for what is to come, 0 for both
    codes: tuple[str, ...]


def plausible(control: Control, sense: Sense) -> st.SearchStrategy[list[str]]:
    """Return values that somebody who reads the page could send by this control."""
    if control.kind == "hidden":
        return st.just(list(control.values))
    if control.kind in ("select", "radio", "checkbox"):
        return _choices(control)
    typed = _typed(control, sense).map(lambda value: [value[: control.longest or None]])
    stands = [one for one in control.values if one]
    if stands:
        return st.one_of(st.just(stands), st.just(stands), typed)
    left_out = [st.just([""])] if _OPTIONAL.search(control.hint) else []
    return st.one_of(typed, typed, *left_out)


def _choices(control: Control) -> st.SearchStrategy[list[str]]:
    offered = [one for one in control.offered if one]
    if not offered:
        return st.just(list(control.offered[:1]))
    if control.takes_many:
        return st.lists(st.sampled_from(offered), min_size=1, max_size=6, unique=True)
    one = st.sampled_from(offered).map(lambda value: [value])
    if control.kind == "checkbox":
        return st.one_of(one, one, st.just([]))
    given = st.just(list(control.values)) if any(control.values) else one
    return st.one_of(one, given)


def _typed(control: Control, sense: Sense) -> st.SearchStrategy[str]:
    """Return what belongs in a field of this name and hint."""
    if _CODE.search(control.hint) or re.search(r"\bcode$", control.name):
        wanted = _CODE.search(control.hint)
        kind = wanted[0][0] if wanted else sense.codes[0][0] if sense.codes else ""
        codes = [one for one in sense.codes if one[0] == kind]
        return st.sampled_from(codes or _TEXTS)
    if control.kind == "number":
        return st.sampled_from(_NUMBERS)
    for pattern, values in _BY_NAME:
        if re.search(pattern, control.name):
            return st.sampled_from(values)
    days = _days(sense)
    if re.search(_DAYS_BY_NAME, control.name) or _DAY.search(control.hint):
        with_time = _CLOCK.search(_DAY.sub("", control.hint)) or control.name == "when"
        return days.map(lambda day: f"{day} 07.30") if with_time else days
    if _CLOCK.search(control.hint):
        return st.sampled_from(["08.15", "17.30", "18.00"])
    return st.sampled_from(_TEXTS)


def _days(sense: Sense) -> st.SearchStrategy[str]:
    turns = {-1: [-1, -2, -7, -30], 0: [0, 1, -1, 30, -30], 1: [1, 2, 7, 30, 90]}[sense.turn]
    return st.sampled_from(turns).map(lambda turn: (sense.today + timedelta(days=turn)).isoformat())
