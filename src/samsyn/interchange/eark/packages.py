"""A whole submission package: the files where E-ARK has them, with METS and PREMIS about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Final
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from samsyn.interchange.eark.mets import (
    DESCRIPTION,
    DOCUMENTATION,
    PRESERVATION,
    REPRESENTATIONS,
    SCHEMAS,
    Agent,
    MetsFacts,
    MetsFile,
    mets,
)
from samsyn.interchange.eark.premis import PremisEvent, PremisFile, premis

METS, PREMIS = "METS.xml", "metadata/preservation/premis.xml"
MANIFEST, DATA = "metadata/descriptive/manifest.json", "representations/rep1/data/"
_DOCUMENTS, _SCHEMA_FOLDER = "documentation/", "schemas/"
_MEDIA_TYPES: Final = {"json": "application/json", "txt": "text/plain", "xml": "application/xml"}


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file by its name within its part of the package."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Agents:
    """From whom, for whom, and by which program."""

    archivist: str  # whose records they are
    submitter: str  # who hands them over
    program: str
    program_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What a package is about. `content` names the kind of content, `agreement` the archive's own.

    `manifest` is JSON of ours about the decision; `events` are what PREMIS tells.
    """

    object_id: str
    label: str
    content: str
    created: datetime
    agreement: str
    agents: Agents
    manifest: bytes
    events: Sequence[PremisEvent]


def package(
    delivery: Delivery,
    records: Sequence[PackedFile],
    *,
    documents: Sequence[PackedFile],
    schemas: Sequence[PackedFile],
) -> bytes:
    """Return the package as a ZIP with one folder. The same input gives the same bytes."""
    files = [PackedFile(f"{DATA}{one.name}", one.content) for one in records]
    files += [PackedFile(f"{_DOCUMENTS}{one.name}", one.content) for one in documents]
    files += [PackedFile(f"{_SCHEMA_FOLDER}{one.name}", one.content) for one in schemas]
    preserved = PackedFile(PREMIS, premis(map(_for_premis, files), delivery.events))
    described = PackedFile(MANIFEST, delivery.manifest)
    whole = [described, preserved, *files]
    told = mets(_facts(delivery), list(_for_mets(whole)))
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for one in [PackedFile(METS, told), *whole]:
            name = ZipInfo(f"{delivery.object_id}/{one.name}")
            archive.writestr(name, one.content, compress_type=ZIP_DEFLATED)
    return packed.getvalue()


def _facts(delivery: Delivery) -> MetsFacts:
    agents = delivery.agents
    return MetsFacts(
        object_id=delivery.object_id,
        label=delivery.label,
        content=delivery.content,
        created=delivery.created.astimezone(UTC).isoformat(timespec="seconds"),
        agreements={"SUBMISSIONAGREEMENT": delivery.agreement},
        agents=[
            Agent(
                role="CREATOR",
                kind="OTHER",
                other_kind="SOFTWARE",
                name=agents.program,
                note=agents.program_version,
                note_type="SOFTWARE VERSION",
            ),
            Agent(role="ARCHIVIST", kind="ORGANIZATION", name=agents.archivist),
            Agent(role="CREATOR", kind="ORGANIZATION", name=agents.submitter),  # SIP15 to SIP18
        ],
    )


def _for_mets(files: Sequence[PackedFile]) -> Iterator[MetsFile]:
    for number, one in enumerate(files, start=1):
        yield MetsFile(
            id=f"file-{number}",
            group=_group_of(one.name),
            path=quote(one.name),
            size=len(one.content),
            sha256=sha256(one.content).hexdigest(),
            media_type=_media_type(one.name),
        )


def _for_premis(one: PackedFile) -> PremisFile:
    return PremisFile(
        path=one.name,
        size=len(one.content),
        sha256=sha256(one.content).hexdigest(),
        media_type=_media_type(one.name),
    )


def _group_of(path: str) -> str:
    if path == MANIFEST:
        return DESCRIPTION
    if path == PREMIS:
        return PRESERVATION
    if path.startswith(DATA):
        return f"{REPRESENTATIONS}/rep1"
    return DOCUMENTATION if path.startswith(_DOCUMENTS) else SCHEMAS


def _media_type(path: str) -> str:
    return _MEDIA_TYPES[path.rpartition(".")[2]]
