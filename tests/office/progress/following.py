"""A reader who follows Örebro's reports: what they press, and the letters that they get."""

import re
from html import unescape
from urllib.parse import urlsplit

from django.core import mail
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client

HOME = "/progress/orebro/"
FOLLOW = f"{HOME}follow/"
OWN = {"Sec-Fetch-Site": "same-origin"}
ALVA = "alva@exempel.example"


def ask(address: str = ALVA, *, language: str = "", **more: object) -> HttpResponse:
    query = f"?language={language}" if language else ""
    headers = more.pop("headers", OWN)
    return Client().post(f"{FOLLOW}{query}", {"address": address}, headers=headers, **more)


def letters() -> list[EmailMessage]:
    """Return the letters since the last look."""
    found = list(mail.outbox)
    mail.outbox.clear()
    return found


def link_in(letter: EmailMessage, part: str) -> str:
    """Return where a link of a letter leads, without its host."""
    [found] = re.findall(rf"^http://localhost\S*/{part}/\S+$", str(letter.body), re.MULTILINE)
    parts = urlsplit(found)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def follow(address: str = ALVA, *, language: str = "") -> None:
    """Go all the way: the form, the letter, the button."""
    ask(address, language=language)
    [letter] = letters()
    answer = Client().post(link_in(letter, "follow"))
    assert answer.status_code == 200


def said(answer: HttpResponse) -> str:
    """Return the words of a page."""
    body = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
    assert body is not None
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body[0])).split())
