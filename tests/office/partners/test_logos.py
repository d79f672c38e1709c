"""A site's mark is a small picture and nothing but a picture."""

import struct
import zlib

import pytest
from tests import databases

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.partners.changes import NotThere, put_logo
from samsyn.office.partners.logos import NoLogo, kind_of_logo
from samsyn.office.partners.models import Site
from samsyn.office.printing import site_mark

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def chunk(kind: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + check


def png(width: int = 1, height: int = 1) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_plain_picture_is_taken() -> None:
    assert kind_of_logo(png()) == "png"
    assert kind_of_logo(SVG.format('<path d="M0 0h9" fill="url(#a)"/>').encode()) == "svg"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>",
        '<image href="http://x.example/x.png"/>',
        '<use href="http://x.example/x.svg#a"/>',
        '<g onload="x()"/>',
        '<g style="fill:url(http://x.example/a)"/>',
        "<style>@import 'x'</style>",
        "<foreignObject/>",
    ],
)
def test_a_picture_that_runs_or_fetches_anything_is_refused(inside: str) -> None:
    with pytest.raises(NoLogo, match="a mark cannot have"):
        kind_of_logo(SVG.format(inside).encode())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"GIF89a", "neither a PNG nor a plain SVG"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "neither a PNG nor a plain SVG"),
        (b"<html/>", "no SVG picture"),
        (b"x" * 100_001, "larger than 100 kB"),
        (png()[:-12], "cut off"),
        (png().replace(b"IDAT", b"IDAX"), "damaged"),
        (png(width=4000), "4000 by 1 pixels"),
    ],
)
def test_what_is_no_small_picture_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(NoLogo, match=why):
        kind_of_logo(content)


def test_an_operator_gives_a_site_its_mark_and_takes_it_away(own_database: Logins) -> None:
    with installation.as_owner(own_database):
        put_logo("orebro", png())
        with pytest.raises(NotThere):
            put_logo("nowhere", png())
    site = Site.objects.get(key="orebro").pk

    mark = site_mark(site)
    with installation.as_owner(own_database):
        put_logo("orebro", None)

    assert mark.logo is not None
    assert (mark.name, mark.logo.kind, mark.logo.content) == ("GVI Örebro", "png", png())
    assert site_mark(site).logo is None
    noted = databases.rows(
        databases.superuser(own_database),
        "SELECT action FROM samsyn_log.audit_auditevent"
        " WHERE subject = 'partners_sitelogo' ORDER BY id",
    )
    assert noted == [("insert",), ("delete",)]
