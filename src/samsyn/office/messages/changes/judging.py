"""Rules of the library: what a wording may hold, and what stands in the way of a step."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.analysis.texts.plain_language import reading_of
from samsyn.analysis.texts.sentences import sentences_in
from samsyn.office.messages.changes.plans import Wording
from samsyn.office.messages.models import MessageVersion
from samsyn.vocabulary.message_parts import faults_of_parts
from samsyn.vocabulary.messages import (
    HANDED_OVER,
    LEGALLY_CHECKED,
    OWN_LANGUAGES,
    PARTS_OF,
    MessageKind,
)

LONGEST = timedelta(days=731)  # two years, one of them a leap year
CORE_SENTENCES = (3, 4)


def wording_objections(kind: MessageKind, wording: Wording) -> Iterable[str]:
    """Yield what is wrong with a wording even as a draft."""
    if not wording.body.strip():
        yield _("The text is empty. Write what shall be said.")
    faults = faults_of_parts(kind, wording.heading, wording.body)
    if faults.has_loose_brace:
        yield _("A brace stands alone. Write a part with one brace on each side, as {telefon}.")
    allowed = ", ".join(f"{{{part.value}}}" for part in sorted(PARTS_OF[kind])) or _("none")
    wrong = [*faults.unknown, *faults.misplaced]
    if wrong:
        names = ", ".join(f"{{{name}}}" for name in wrong)
        yield _("This text cannot hold %(names)s. It can hold these parts: %(allowed)s.") % {
            "names": names,
            "allowed": allowed,
        }
    yield from validity_objections(wording.valid_from, wording.valid_to)


def validity_objections(first: date | None, end: date | None) -> Iterable[str]:
    """Yield why a text cannot hold between these days."""
    if first is None or end is None:
        return
    if end <= first:
        yield _("The text would stop being valid before it starts. Change one of the days.")
    elif end - first > LONGEST:
        yield _("A text holds for at most two years. Choose an earlier last day.")


def submission_objections(
    kind: MessageKind, version: MessageVersion, *, kept_because: str, today: date
) -> Iterable[str]:
    """Yield what must be in place before a version waits for approval."""
    if version.valid_from is None or version.valid_to is None:
        yield _("Say from when and until when the text is to hold.")
    elif version.valid_to <= today:
        yield _("The text would already have stopped being valid. Choose a later day.")
    is_own = version.language in OWN_LANGUAGES
    if not is_own and not (version.translated_by and version.translated_on):
        yield _("Say in which role somebody has translated the text, and when.")
    yield from core_objections(kind, version.body)
    yield from listed_objections(kind, version)
    reading = reading_of(f"{version.heading}\n{version.body}", language=version.language)
    if reading and reading.advice and not kept_because.strip():
        yield _(
            "There is advice on plain language beside the text. Follow it, or say why the text "
            "stays as it is."
        )


def core_objections(kind: MessageKind, body: str) -> Iterable[str]:
    """Yield why this is no core message: it has three or four sentences."""
    count = len(sentences_in(body))
    if kind is MessageKind.CORE_MESSAGE and count not in CORE_SENTENCES:
        yield ngettext(
            "The core message has three or four sentences. This has %(count)d.",
            "The core message has three or four sentences. This has %(count)d.",
            count,
        ) % {"count": count}


def listed_objections(kind: MessageKind, version: MessageVersion) -> Iterable[str]:
    """Yield the words that may not stand in what a person is told or handed."""
    reading = reading_of(f"{version.heading}\n{version.body}", language=version.language)
    if kind not in HANDED_OVER or reading is None:
        return
    for one in reading.listed:
        if one.blocks:
            yield _("Do not write “%(word)s” to a person. Write “%(instead)s”.") % {
                "word": one.found,
                "instead": one.instead,
            }


def approval_objections(
    kind: MessageKind, version: MessageVersion, *, approver: int, today: date
) -> Iterable[str]:
    """Yield what stands in the way of an approval by this member of staff."""
    if approver in version.writers:
        yield _("You have written in this version. Somebody else must approve it.")
    if kind in LEGALLY_CHECKED and not version.legally_checked_by:
        yield _("The legal check is missing. Record who has made it, and when.")
    if version.valid_to is not None and version.valid_to <= today:
        yield _("The text would already have stopped being valid. Choose a later day.")
