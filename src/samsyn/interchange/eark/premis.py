"""The preservation metadata of a package: its files with their hashes, who did what to them, when.

PREMIS 3.0: one object for each file, events of the decision and of the packing, and their agents.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from samsyn.interchange.elements import element, joined, text, written

_SPACES: Final = {
    "xmlns:premis": "http://www.loc.gov/premis/v3",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": (
        "http://www.loc.gov/premis/v3 http://www.loc.gov/standards/premis/premis.xsd"
    ),
    "version": "3.0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PremisFile:
    """A file as PREMIS tells it."""

    path: str
    size: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PremisEvent:
    """Something that was done, by a person or a program. `at` is ISO 8601 with its zone."""

    kind: str
    at: str
    detail: str
    agent: str
    by_program: bool = False


def premis(files: Iterable[PremisFile], events: Iterable[PremisEvent]) -> bytes:
    """Return the document. Agents are named in the order in which they are first met."""
    done = list(events)
    agents = {one.agent: one for one in done}
    return written(
        element(
            "premis:premis",
            _SPACES,
            joined(map(_object, files)),
            joined(_event(number, one) for number, one in enumerate(done, start=1)),
            joined(map(_agent, agents.values())),
        )
    )


def _object(one: PremisFile) -> Markup:
    return element(
        "premis:object",
        {"xsi:type": "premis:file"},
        _identifier("objectIdentifier", "path", one.path),
        element(
            "premis:objectCharacteristics",
            None,
            element(
                "premis:fixity",
                None,
                _said("messageDigestAlgorithm", "SHA-256"),
                _said("messageDigest", one.sha256),
            ),
            _said("size", str(one.size)),
            element(
                "premis:format",
                None,
                element("premis:formatDesignation", None, _said("formatName", one.media_type)),
            ),
        ),
    )


def _event(number: int, one: PremisEvent) -> Markup:
    return element(
        "premis:event",
        None,
        _identifier("eventIdentifier", "local", f"event-{number}"),
        _said("eventType", one.kind),
        _said("eventDateTime", one.at),
        element("premis:eventDetailInformation", None, _said("eventDetail", one.detail)),
        _identifier("linkingAgentIdentifier", "name", one.agent),
    )


def _agent(one: PremisEvent) -> Markup:
    return element(
        "premis:agent",
        None,
        _identifier("agentIdentifier", "name", one.agent),
        _said("agentName", one.agent),
        _said("agentType", "software" if one.by_program else "person"),
    )


def _identifier(name: str, kind: str, value: str) -> Markup:
    return element(f"premis:{name}", None, _said(f"{name}Type", kind), _said(f"{name}Value", value))


def _said(name: str, value: str) -> Markup:
    return element(f"premis:{name}", None, text(value))
