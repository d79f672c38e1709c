"""Shows an installation's pages as somebody of its demo sees them, without starting a server.

Reads address -> paths from standard input, follows the first links of each page to a record, and
prints address -> path -> text, as JSON.
"""

import json
import re
import sys
from html import unescape

import django
from django.test import Client

RECORD = re.compile(r'href="(/[a-z-]+/(?:[a-z-]+/)?[0-9a-f-]{36}/)"')
LINKS_OF_A_PAGE = 2


def text_of(page: str) -> str:
    """Return what one reads: no tags, no scripts."""
    without = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", without)).split())


def shown(email: str, paths: list[str]) -> dict[str, str]:
    """Return each page's text, and that of the first records that it leads to."""
    from samsyn.office.accounts.models import Staff  # noqa: PLC0415  after the set-up

    client = Client(headers={"host": "localhost"})
    client.post("/sign-in/demo/", {"staff": Staff.objects.get(email=email).pk, "next": ""})
    found: dict[str, str] = {}
    for path in paths:
        page = client.get(path)
        assert page.status_code == 200, (path, page.status_code)
        found[path] = text_of(page.content.decode())
        for record in list(dict.fromkeys(RECORD.findall(page.content.decode())))[:LINKS_OF_A_PAGE]:
            found[record] = text_of(client.get(record).content.decode())
    return found


if __name__ == "__main__":
    django.setup()
    asked = json.load(sys.stdin)
    print(json.dumps({email: shown(email, paths) for email, paths in asked.items()}))  # noqa: T201
