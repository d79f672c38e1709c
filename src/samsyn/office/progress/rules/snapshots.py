"""What is published: the draft with the words that were approved, and nothing that can move."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Final

from samsyn.office.progress.rules.drafts import OWN, Draft, Sentence, Texts, draft_from
from samsyn.sealing.seals import canonical

FORMAT: Final = "samsyn-progress-report-1"
CONTACT_FIELDS: Final = ("name", "post", "address")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who has chosen to answer readers."""

    name: str
    post: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One published report. Days are written as 2026-10-20."""

    draft: Draft
    number: int
    revision: int
    published_on: str
    changed: Texts  # what a correction changed; empty in a first report
    contacts: tuple[Contact, ...] = ()
    format: str = FORMAT

    @property
    def published(self) -> date:
        """The day of publication."""
        return date.fromisoformat(self.published_on)


def merged(draft: Draft, own: Mapping[tuple[str, str], str]) -> Draft:
    """Return a draft with the writer's wordings in it, by key and language.

    An empty wording of a computed sentence leaves the computed one; own paragraphs that say
    nothing are left out. A paragraph that is written in Swedish alone stands in both, as it is.
    """
    sentences = [replace(one, text=_worded(one, own)) for one in draft.sentences]
    for key, section in OWN.items():
        text = Texts(own.get((key, "sv"), ""), own.get((key, "en"), ""))
        if text.sv:
            sentences.append(Sentence(key, section, text))
    headline = Texts(
        own.get(("headline", "sv")) or draft.headline.sv,
        own.get(("headline", "en")) or draft.headline.en,
    )
    return replace(draft, sentences=tuple(sentences), headline=headline)


def written_snapshot(snapshot: Snapshot) -> str:
    """Return the canonical text of a published report."""
    return canonical(asdict(snapshot))


def read_snapshot(text: str) -> Snapshot:
    """Return the report of a text that `written_snapshot` wrote."""
    found = json.loads(text)
    return Snapshot(
        draft=draft_from(found["draft"]),
        number=found["number"],
        revision=found["revision"],
        published_on=found["published_on"],
        changed=Texts(**found["changed"]),
        contacts=tuple(Contact(**one) for one in found["contacts"]),
        format=found["format"],
    )


def _worded(one: Sentence, own: Mapping[tuple[str, str], str]) -> Texts:
    return Texts(own.get((one.key, "sv")) or one.text.sv, own.get((one.key, "en")) or one.text.en)
