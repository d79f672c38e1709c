"""A reader who follows Örebro's reports: what they press, and the letters that they get."""

import re
from datetime import datetime, timedelta
from html import unescape
from urllib.parse import urlsplit

from django.core import mail
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from samsyn.office.followers import changes as followers
from samsyn.office.followers import links
from samsyn.office.partners.models import Site
from samsyn.office.progress import jobs

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


def site() -> int:
    return Site.objects.values_list("pk", flat=True).get(key="orebro")


def told(now: datetime) -> list[str]:
    """Return to whom letters go out."""
    jobs.tell(now=now)
    return [address for letter in letters() for address in letter.to]


def waiting(*, days: int = 1) -> list[tuple[str, str]]:
    """Return address and language of each who would get a letter after some days; once."""
    then, found = timezone.now() + timedelta(days=days), []
    while letter := followers.take_letter(site(), then, now=then):
        found.append((letter.address, letter.language))
    return found


def stop_of_a_follower() -> str:
    """Let somebody follow and be told, and return their link to stop."""
    follow()
    tomorrow = timezone.now() + timedelta(days=1)
    letter = followers.take_letter(site(), tomorrow, now=tomorrow)
    assert letter is not None
    return f"{FOLLOW}stop/{links.stopping(letter.follower)}/"
