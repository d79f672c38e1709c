"""Bytes that are no request, or hardly one: written by kind, from a seed and a number.

They go to the real web server over a socket of their own, since no client would send them.
"""

from collections.abc import Callable, Mapping
from random import Random

HOST = b"Host: localhost\r\n"
END = b"\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
PARTS = b"Content-Type: multipart/form-data; boundary=x\r\n"
PAGES = (b"/", b"/sign-in/", b"/people/new/", b"/disclosures/inbox/", b"/static/none.css")
LARGE = 3_000_000  # bytes: more than any page or package takes
MANY = 2_000  # headers

Make = Callable[[Random], bytes]


def request(number: int, *, seed: int) -> tuple[str, bytes]:
    """Return the kind and the bytes of a request; the kinds take turns."""
    chance = Random(f"{seed}/{number}")  # noqa: S311  requests, no secrets
    kind = list(KINDS)[number % len(KINDS)]
    return kind, KINDS[kind](chance)


def _noise(chance: Random, most: int = 400) -> bytes:
    return chance.randbytes(chance.randrange(1, most))


def _page(chance: Random) -> bytes:
    return chance.choice(PAGES)


def _post(chance: Random, head: bytes, body: bytes, *, length: bytes | None = None) -> bytes:
    said = b"%d" % len(body) if length is None else length
    start = b"POST " + _page(chance) + b" HTTP/1.1\r\n" + HOST + head
    return start + b"Content-Length: " + said + END + END + body


def _request_line(chance: Random) -> bytes:
    lines = (
        b"GET", b"GET /", b"GET / HTTP/9.9", b"GET / HTTP/1.1 more", b"G\x00T / HTTP/1.1",
        b" GET / HTTP/1.1", b"GET  /  HTTP/1.1", b"get / http/1.1", b"\xff\xfe / HTTP/1.1",
        b"PRI * HTTP/2.0", b"CONNECT elsewhere.example:443 HTTP/1.1", b"GET \\ HTTP/1.1",
        b"GET http://elsewhere.example/ HTTP/1.1", b"OPTIONS * HTTP/1.1", b"GET ?a HTTP/1.1",
        b"GET /" + b"a" * chance.choice((9_000, 70_000)) + b" HTTP/1.1", b"\x16\x03\x01\x02\x00",
    )  # fmt: skip
    return chance.choice(lines) + END + HOST + END


def _noise_alone(chance: Random) -> bytes:
    return _noise(chance, 4000) + END + END


def _header(chance: Random) -> bytes:
    headers = (
        b"no colon", b": no name", b"Name : space", b"A\x00B: c", b"A: \x00", b"A: \xff\xfe",
        b"A: b\r c", b" folded: a", b"Host: other", b"Host: a b", b"Host: \x00", b"Host:",
        b"Host: localhost:99999", b"Cookie: " + b"x" * 60_000, b"Cookie: sessionid=\xff",
        b"Expect: nonsense", b"Range: bytes=9-1", b"Accept-Language: \xff;q=x", b"Upgrade: h2c",
        b"\r\n".join(b"X-%d: %d" % (turn, turn) for turn in range(MANY)),
        b"Content-Type: \xff/\x00", b"If-Modified-Since: \xff", b"X-Forwarded-For: \x00",
    )  # fmt: skip
    start = b"GET " + _page(chance) + b" HTTP/1.1\r\n"
    return start + HOST + chance.choice(headers) + END + END


def _chunks(chance: Random) -> bytes:
    bodies = (
        b"zz\r\nabc\r\n0\r\n\r\n", b"-1\r\na\r\n0\r\n\r\n", b"5\r\nabc", b"\r\n",
        b"ffffffffffffffffff\r\n", b"3\nabc\n0\n\n", b"3\r\nabcdef\r\n",
        b"3;" + b"e" * 9_000 + b"\r\nabc\r\n0\r\n\r\n", b"0\r\nTrailer: \x00\r\n\r\n",
        b"1\r\n\x00\r\n" * 500,
    )  # fmt: skip
    how = chance.choice((b"chunked", b"chunked, chunked", b"gzip, chunked", b"chunked\x00", b"x"))
    start = b"POST " + _page(chance) + b" HTTP/1.1\r\n" + HOST + FORM
    return start + b"Transfer-Encoding: " + how + END + END + chance.choice(bodies)


def _two_lengths(chance: Random) -> bytes:
    """Two readers of it could disagree on where the next request begins."""
    hidden = b"0\r\n\r\nGET /people/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    more = chance.choice(
        (b"Transfer-Encoding: chunked\r\n", b"Content-Length: 3\r\n", b"Content-Length: 0\r\n")
    )
    return _post(chance, FORM + more, hidden)


def _length(chance: Random) -> bytes:
    lengths = (b"-1", b"1e9", b"99999999999999999999", b"5, 5", b"0x10", b"", b"\x00", b" ", b"+3")
    return _post(chance, FORM, b"a=b", length=chance.choice(lengths))


def _cut_off(chance: Random) -> bytes:
    return _post(chance, FORM, b"a=b", length=b"%d" % chance.randrange(4, 9_000))


def _too_much(chance: Random) -> bytes:
    head, body = chance.choice(
        (
            (FORM, b"a=" + b"x" * LARGE),
            (FORM, b"&".join(b"a%d=1" % turn for turn in range(5_000))),
            (b"Content-Type: application/jose\r\n", b"x" * LARGE),
            (PARTS, _part(b'name="a"', b"x" * LARGE)),
            (PARTS, b"".join(_part(b'name="a"', b"b") for _turn in range(2_000))),
        )
    )
    return _post(chance, head, body)


def _part(disposition: bytes, content: bytes) -> bytes:
    head = b"--x\r\nContent-Disposition: form-data; " + disposition
    return head + b"\r\n\r\n" + content + b"\r\n"


def _parts(chance: Random) -> bytes:
    bodies = (
        b"--x", b"--x\r\n", b"--y\r\n\r\n--y--", b"--x--\r\n", b"--x\r\n\r\n\r\n--x\r\n",
        _part(b'name="\x00"', b"\x00"), _part(b"name=\xff", b"\xff"), _part(b"", b"a"),
        _part(b'name="a"; filename="../../a\x00"', b"a"), _part(b"name*=utf-9''a", b"a"),
        b"--x\r\nContent-Transfer-Encoding: base64\r\n" + _part(b'name="a"', b"*")[5:],
        b"--x\r\n" + b"X" * 20_000 + b": a\r\n\r\na\r\n--x--\r\n", _noise(chance),
    )  # fmt: skip
    types = (PARTS, b"Content-Type: multipart/form-data\r\n",
             b"Content-Type: multipart/form-data; boundary=\xff\r\n",
             b"Content-Type: multipart/form-data; boundary=" + b"x" * 900 + END)  # fmt: skip
    return _post(chance, chance.choice(types), chance.choice(bodies))


def _path(chance: Random) -> bytes:
    paths = (
        b"/%00", b"/%", b"/%zz", b"/%ff%fe", b"/\xff\xfe", b"/people/%c0%af", b"/people/\x00/",
        b"/..%2f..%2fetc/passwd", b"/static/..%5c..%5csecret", b"/static/%00.css", b"//", b"/;a=b",
        b"/%f0%9f%92%a9", b"/sign-in/?next=\xff", b"/sign-in/?next=%00", b"/?%ff=%fe&%00",
        b"/./../", b"/%25%30", b"/calendar/feed/" + b"%e2%98%83" * 300 + b"/",
        b"/disclosures/%zz/again/",
    )  # fmt: skip
    method = chance.choice((b"GET", b"HEAD", b"POST", b"TRACE", b"X" * 300))
    return method + b" " + chance.choice(paths) + b" HTTP/1.1\r\n" + HOST + END


def _form(chance: Random) -> bytes:
    bodies = (
        b"a=%00", b"username=\x00&password=\x00", b"username=%ff%fe&password=%c3%28", b"=", b"&&&&",
        b"a=\xff\xfe", b"csrfmiddlewaretoken=\x00", b"a=%", b"a=%zz", b"\x00", _noise(chance),
        b"username=%ed%a0%80&password=x", b"a=%u0000",
    )  # fmt: skip
    kinds = (FORM, b"Content-Type: application/x-www-form-urlencoded; charset=utf-7\r\n",
             b"Content-Type: application/x-www-form-urlencoded; charset=nonsense\r\n",
             b"Content-Type: application/json\r\n", b"")  # fmt: skip
    return _post(chance, chance.choice(kinds), chance.choice(bodies))


KINDS: Mapping[str, Make] = {
    "request line": _request_line,
    "noise": _noise_alone,
    "header": _header,
    "chunks": _chunks,
    "two lengths": _two_lengths,
    "wrong length": _length,
    "cut off": _cut_off,
    "too much": _too_much,
    "multipart": _parts,
    "path": _path,
    "form": _form,
}
