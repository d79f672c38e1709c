"""The first page as somebody reads it: the text of its cards, rows and links."""

import re
from html import unescape

from django.test import Client
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.access import Actor


class FirstPage:
    """What one reader is shown."""

    def __init__(self, who: str | Actor, language: str = "sv", *, at: Client | None = None) -> None:
        response = signed_in(who, language, at=at or Client()).get("/")
        assert response.status_code == 200, response.get("Location")
        self.html = response.content.decode()

    def card(self, id: str) -> str:
        """Return the text of a card; '' if it is not there."""
        return plain(self._card(id))

    def links(self, id: str) -> dict[str, str]:
        """Return text -> address of a card's links."""
        found = re.findall(r'<a href="([^"]*)">(.*?)</a>', self._card(id), re.DOTALL)
        return {plain(text): unescape(href) for href, text in found}

    def row(self, id: str, title: str) -> str:
        """Return the text of the one row in a card's table that has this title."""
        rows = re.findall(r"<tr.*?</tr>", self._card(id), re.DOTALL)
        [found] = [row for row in map(plain, rows) if row.startswith(title)]
        return found

    def _card(self, id: str) -> str:
        found = re.search(
            rf'<section class="card[^>]*aria-labelledby="{id}">.*?</section>', self.html, re.DOTALL
        )
        return found.group() if found else ""


def plain(html: str) -> str:
    """Return the text alone, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
