"""Sends letters to readers: one that asks whether they want to follow, and one for each report.

A letter is marked as sent, and that is committed, before it is handed to the mail server. If the
worker dies between the two it is not sent at all; it is never sent twice. See decision 0071.
"""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks import task

from samsyn.office.followers import changes as followers
from samsyn.office.followers import links
from samsyn.office.followers import queries as following
from samsyn.office.followers.changes import Due
from samsyn.office.followers.links import Wish
from samsyn.office.progress import queries
from samsyn.office.progress.rules import News
from samsyn.office.progress.words import letters
from samsyn.office.progress.words.letters import Letter

SILENT_FOR: Final = timedelta(days=3 * 365)
# The server has said no to one letter, or the letter could not be written at all.
_REFUSED: Final = (SMTPRecipientsRefused, SMTPResponseException, ValueError)


@task()
def tell_followers() -> int:
    """Tell who has not been told, forget whom nothing has been told for years; return letters."""
    now = timezone.now()
    forget_silent(now=now)
    return tell(now=now) if settings.ENVIRONMENT.sends_letters else 0


def tell(*, now: datetime) -> int:
    """Send every letter that is due, and return how many left.

    A letter that is refused does not stop the others. A server that stops answering does: what it
    took is not known, and the letter in its hands is not sent again.
    """
    waiting = [
        one
        for one in queries.news(now=now)
        if following.is_anybody_waiting(one.site_id, one.at, now=now)
    ]
    if not waiting:
        return 0
    with get_connection() as server:  # before any letter is taken out: no server, no letter lost
        return sum(_tell_of(one, server, now=now) for one in waiting)


def forget_silent(*, now: datetime) -> int:
    """Remove the followers of sites from which no report has come for three years."""
    until = now - SILENT_FOR
    return sum(followers.forget(site, until=until) for site in queries.silent_sites(since=until))


def ask_reader(wish: Wish, *, brand: str) -> None:
    """Ask an address whether it wants a site's reports. Raises `OSError` if no letter leaves."""
    with translation.override(wish.language):
        letter = letters.question(
            brand, _address("public:confirm", wish.language, wish.site, links.asking(wish))
        )
    _message(letter, wish.address, wish.language).send()


def _tell_of(news: News, server: Any, *, now: datetime) -> int:
    sent = 0
    while due := followers.take_letter(news.site_id, news.at, now=now):
        try:
            server.send_messages([_written(news, due)])
        except _REFUSED:
            followers.give_back(due, now=now)
            server.close()  # some noes are the last word of a connection
            server.open()
        else:
            sent += 1
    return sent


def _written(news: News, due: Due) -> EmailMessage:
    of_report = (news.site, news.number)
    page = _address("public:report", due.language, *of_report)
    stop = _address("public:stop", due.language, news.site, links.stopping(due.follower))
    with translation.override(due.language):
        message = _message(letters.telling(news, page, stop), due.address, due.language)
    message.extra_headers |= {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058
    }
    return message


def _message(letter: Letter, address: str, language: str) -> EmailMessage:
    headers = {"Content-Language": language, "Auto-Submitted": "auto-generated"}
    return EmailMessage(letter.subject, letter.text, None, [address], headers=headers)


def _address(name: str, language: str, *args: object) -> str:
    """Return the whole address of a public page."""
    query = "?language=en" if language == "en" else ""
    return settings.ENVIRONMENT.pages.rstrip("/") + reverse(name, args=args) + query
