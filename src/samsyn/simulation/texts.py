"""The invented library of a site: its core message in the site's own words, and texts around it.

What stands in dollar signs is the site's; what stands in braces is filled when the text is used.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from string import Template

from samsyn.simulation.profile import SiteProfile
from samsyn.simulation.text_bodies import ARABIC, BODIES, ENGLISH, Body
from samsyn.vocabulary.fixed_texts import SHIPPED
from samsyn.vocabulary.messages import MessageKind

PERIOD = timedelta(days=730)  # a text is approved anew every other year
RECENT = timedelta(days=45)  # since the versions in use were approved
A_YEAR = timedelta(days=365)
BEFOREHAND = timedelta(weeks=8)  # the first invitations go out before the message is given
# What each delivery was stamped with is there from the first; of other texts the one before.
DELIVERED = {MessageKind.CORE_MESSAGE, MessageKind.TALK_BRIEF, MessageKind.INVITATION}
INVENTED = "Påhittad text för demo, inte granskad av translator"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedVersion:
    """One wording in one language, and when it holds. `is_approved` is false for what waits."""

    language: str
    heading: str
    body: str
    valid_from: date
    valid_to: date
    is_approved: bool = True
    kept_because: str = ""
    translated_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedText:
    """A text with its versions, the earliest first in each language."""

    kind: MessageKind
    name: str
    versions: tuple[SimulatedVersion, ...]


def library_of(profile: SiteProfile, *, today: date) -> tuple[SimulatedText, ...]:
    """Return the texts of a site: versions since its first invitations."""
    return (
        SimulatedText(
            kind=MessageKind.CORE_MESSAGE,
            name="Kärnbudskap",
            versions=tuple(_core(profile, today=today)),
        ),
        *(_text(body, profile, today=today) for body in BODIES),
    )


def _core(profile: SiteProfile, *, today: date) -> Iterator[SimulatedVersion]:
    sentences = profile.message.sentences
    swedish = "\n\n".join(sentences)
    yield from _chain("sv", "", swedish, profile, today=today, earlier=swedish)
    first, end = _now_in_use(today)
    for language, words in (("en", ENGLISH), ("ar", ARABIC)):
        yield SimulatedVersion(
            language=language,
            heading="",
            body="\n\n".join(words[sentence] for sentence in sentences),
            valid_from=first,
            valid_to=end,
            translated_by=INVENTED if language == "ar" else "",
        )


def _text(body: Body, profile: SiteProfile, *, today: date) -> SimulatedText:
    swedish = (_of_site(body.heading, profile), _of_site(body.text, profile))
    first, end = _now_in_use(today)
    if body.ends_soon:
        first, end = first - A_YEAR + PERIOD // 8, end - A_YEAR + PERIOD // 8
    english = SimulatedVersion(
        language="en",
        heading=_of_site(body.english_heading, profile),
        body=_of_site(body.english, profile),
        valid_from=first,
        valid_to=end,
        is_approved=not body.english_waits,
        kept_because=body.kept_because,
    )
    chain = tuple(
        _chain(
            "sv",
            *swedish,
            profile,
            today=today,
            earlier=_earlier(body, profile),
            kept_because=body.kept_because,
        )
    )
    kept = chain if body.kind in DELIVERED else chain[-2:]
    return SimulatedText(kind=body.kind, name=body.name, versions=(*kept, english))


def _chain(  # noqa: PLR0913  a wording, whose, and since when
    language: str,
    heading: str,
    body: str,
    profile: SiteProfile,
    *,
    today: date,
    earlier: str,
    kept_because: str = "",
) -> Iterator[SimulatedVersion]:
    """Yield versions without a gap since the first invitations; the last is in use."""
    last, end = _now_in_use(today)
    first = profile.message.valid_from - BEFOREHAND
    periods = ceil((last - first) / PERIOD) if earlier else 0
    starts = [first + (last - first) * number // periods for number in range(periods)]
    for start, until in pairwise([*starts, last] if starts else []):
        yield SimulatedVersion(
            language=language,
            heading=heading,
            body=earlier,
            valid_from=start,
            valid_to=until,
        )
    yield SimulatedVersion(
        language=language,
        heading=heading,
        body=body,
        valid_from=last,
        valid_to=end,
        kept_because=kept_because,
    )


def _earlier(body: Body, profile: SiteProfile) -> str:
    """Return how the text was worded before; '' for a line that the product came with."""
    return "" if body.kind in SHIPPED else _of_site(body.earlier or body.text, profile)


def _now_in_use(today: date) -> tuple[date, date]:
    return today - RECENT, today - RECENT + A_YEAR


def _of_site(text: str, profile: SiteProfile) -> str:
    said = profile.message.sentences
    return Template(text).substitute(
        brand=profile.brand,
        place=profile.name,
        message="\n\n".join(f"”{sentence}”" for sentence in said),
        message_in_english="\n\n".join(f"“{ENGLISH[sentence]}”" for sentence in said),
    )
