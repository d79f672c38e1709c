"""What all say on the evening: the core message and the media line, as in force that day."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from samsyn.office.access import Actor
from samsyn.office.call_ins.queries.heads import Head
from samsyn.office.call_ins.queries.letters import site_parts, texts_in_force
from samsyn.office.messages.queries import paragraphs_of
from samsyn.vocabulary.message_parts import fill, unfilled
from samsyn.vocabulary.messages import MessageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsSaid:
    """A text in force on the evening, Swedish if there is one, with its gaps filled.

    `gaps` names those that nothing known fills: it is then shown and not printed.
    """

    version_id: UUID
    label: str
    language: str
    lines: tuple[str, ...]
    gaps: tuple[str, ...]

    @property
    def on_paper(self) -> tuple[str, ...]:
        """The lines that may be printed."""
        return () if self.gaps else self.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """None where no text of the kind is in force on the evening."""

    core: WordsSaid | None
    media: WordsSaid | None


def said_on(actor: Actor, head: Head) -> Said:
    """Return the words of the evening, from the library of the call-in's room."""
    known = site_parts(actor, head, contact=head.lead)
    return Said(
        core=_words(actor, head, MessageKind.CORE_MESSAGE, known),
        media=_words(actor, head, MessageKind.MEDIA_LINE, known),
    )


def _words(
    actor: Actor, head: Head, kind: MessageKind, known: Mapping[str, str]
) -> WordsSaid | None:
    for text in texts_in_force(actor, head.room_id, kind, on=head.evening):
        gaps = tuple(part.value for part in unfilled(known, text.body))
        return WordsSaid(
            version_id=text.version_id,
            label=f"{text.name} {text.number}",
            language=text.language,
            lines=paragraphs_of(text.body if gaps else fill(text.body, known)),
            gaps=gaps,
        )
    return None
