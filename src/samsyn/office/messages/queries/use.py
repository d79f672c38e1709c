"""Texts that may be used on a day, and one of them with its gaps filled.

Whatever hands a text to somebody asks here, and stamps the version on what it hands over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Refusal
from samsyn.office.messages.languages import direction_of
from samsyn.office.messages.models import MessageVersion
from samsyn.office.messages.states import VersionState, state_of, successor
from samsyn.vocabulary.fixed_texts import SHIPPED
from samsyn.vocabulary.message_parts import fill, parts_in, unfilled
from samsyn.vocabulary.messages import MessageKind, Part


class CannotUse(Refusal):
    """The text may not be sent or printed as it stands; `missing` are the parts not filled in."""

    def __init__(self, *reasons: str, missing: tuple[Part, ...] = ()) -> None:
        super().__init__(*reasons)
        self.missing = missing


@dataclass(frozen=True, slots=True, kw_only=True)
class UsableText:
    """A version in force. `body` still holds its gaps; `parts` says which."""

    version_id: UUID
    text_id: UUID
    room_id: int
    kind: MessageKind
    language: str
    name: str
    number: int
    heading: str
    body: str
    parts: tuple[Part, ...]
    valid_from: date
    valid_to: date  # the first day that it no longer holds


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledText:
    """A text as it is handed over, with the version to stamp on the delivery."""

    version_id: UUID
    kind: MessageKind
    language: str
    direction: str  # ltr or rtl, for the page's `dir`
    name: str
    number: int
    heading: str
    body: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body's paragraphs; a blank line stands between two."""
        return paragraphs_of(self.body)


def usable(
    actor: Actor, kind: MessageKind, *, on: date, language: str | None = None
) -> tuple[UsableText, ...]:
    """Return the texts of a kind in force on a day, one version of each in each language."""
    rows = (
        access.visible_to(actor, MessageVersion.objects)
        .select_related("text")
        .filter(text__kind=kind.value, approved_at__isnull=False)
    )
    if language is not None:
        rows = rows.filter(language=language)
    in_order = rows.order_by("text__name", "text_id", "language", "number", "pk")
    families: dict[tuple[UUID, str], list[MessageVersion]] = {}
    for row in in_order:
        families.setdefault((row.text_id, row.language), []).append(row)
    return tuple(_usable(one) for family in families.values() for one in _in_force(family, on=on))


def filled(actor: Actor, version_id: UUID, parts: Mapping[str, str], *, on: date) -> FilledText:
    """Return the text with its gaps filled, to be handed over on a day.

    `parts` holds values by the names of `Part`; more than the text needs do no harm. Refuses
    (`CannotUse`, every reason) a version that is not in force on the day, and unfilled gaps.
    """
    rows = MessageVersion.objects.select_related("text")
    version = access.get_visible(actor, rows, pk=version_id)
    missing = unfilled(parts, version.heading, version.body)
    reasons = [*_why_not(actor, version, on=on), *_asking_for(missing)]
    if reasons:
        raise CannotUse(*reasons, missing=missing)
    return FilledText(
        version_id=version.pk,
        kind=MessageKind(version.text.kind),
        language=version.language,
        direction=direction_of(version.language),
        name=version.text.name,
        number=version.number,
        heading=fill(version.heading, parts),
        body=fill(version.body, parts),
    )


def line_for(actor: Actor, kind: MessageKind, *, on: date, language: str) -> str:
    """Return a single line such as the safety line: the site's own, or the one that is shipped.

    For lines that must never be missing. A language in which neither stands gets English.
    """
    own = usable(actor, kind, on=on, language=language)
    if own:
        return own[0].body
    shipped = SHIPPED[kind]
    return shipped.get(language, shipped["en"])


def paragraphs_of(body: str) -> tuple[str, ...]:
    """Return the paragraphs of a text; a blank line stands between two."""
    blocks = body.replace("\r\n", "\n").split("\n\n")
    return tuple(block.strip() for block in blocks if block.strip())


def _in_force(family: list[MessageVersion], *, on: date) -> Iterable[MessageVersion]:
    return (one for one in family if state_of(one, family, on=on) is VersionState.IN_FORCE)


def _usable(version: MessageVersion) -> UsableText:
    if version.valid_from is None or version.valid_to is None:
        raise ValueError("A version in force has its days.")  # the database holds to it
    return UsableText(
        version_id=version.pk,
        text_id=version.text_id,
        room_id=version.room_id,
        kind=MessageKind(version.text.kind),
        language=version.language,
        name=version.text.name,
        number=version.number,
        heading=version.heading,
        body=version.body,
        parts=parts_in(version.heading, version.body),
        valid_from=version.valid_from,
        valid_to=version.valid_to,
    )


def _why_not(actor: Actor, version: MessageVersion, *, on: date) -> Iterable[str]:
    family = list(
        access.visible_to(actor, MessageVersion.objects).filter(
            text_id=version.text_id, language=version.language
        )
    )
    state = state_of(version, family, on=on)
    if state is VersionState.IN_FORCE:
        return
    later = successor(version, family, on=on)
    said = {
        VersionState.DRAFT: _(
            "“%(name)s”, version %(number)d, is a draft. Have it approved first."
        ),
        VersionState.SUBMITTED: _(
            "“%(name)s”, version %(number)d, waits for approval. Ask a colleague to approve it."
        ),
        VersionState.COMING: _(
            "“%(name)s”, version %(number)d, is not valid until %(from)s. Use the one before it."
        ),
        VersionState.EXPIRED: _(
            "“%(name)s”, version %(number)d, stopped being valid on %(to)s. Choose another version,"
            " or have its time extended."
        ),
        VersionState.WITHDRAWN: _(
            "“%(name)s”, version %(number)d, has been withdrawn. Choose another version."
        ),
        VersionState.SUPERSEDED: _(
            "“%(name)s”, version %(number)d, has been followed by version %(later)d. Use that one."
        ),
    }[state]
    yield said % {
        "name": version.text.name,
        "number": version.number,
        "from": version.valid_from,
        "to": version.valid_to,
        "later": later.number if later else version.number,
    }


def _asking_for(missing: tuple[Part, ...]) -> Iterable[str]:
    if missing:
        names = ", ".join(f"{{{part.value}}}" for part in missing)
        yield _("These parts of the text are not filled in: %(parts)s.") % {"parts": names}
