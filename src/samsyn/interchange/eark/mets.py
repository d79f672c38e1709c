"""The METS file of a package: what it is, from whom, and every file in it with its hash.

What E-ARK demands of it is named by the requirement's number where it is not plain (CSIPn, SIPn).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from samsyn.interchange.elements import element, joined, text, written

_SPACES: Final = {
    "xmlns:mets": "http://www.loc.gov/METS/",
    "xmlns:csip": "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
    "xmlns:sip": "https://DILCIS.eu/XML/METS/SIPExtensionMETS",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": (
        "http://www.loc.gov/METS/ http://www.loc.gov/standards/mets/mets.xsd"
        " https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
        " https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd"
        " https://DILCIS.eu/XML/METS/SIPExtensionMETS"
        " https://earksip.dilcis.eu/schema/DILCISExtensionSIPMETS.xsd"
    ),
}
_PROFILE: Final = "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"
METADATA, DOCUMENTATION, SCHEMAS = "Metadata", "Documentation", "Schemas"
REPRESENTATIONS: Final = "Representations"
DESCRIPTION, PRESERVATION = "dmd-manifest", "amd-premis"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetsFile:
    """A file as METS tells it. `group` is one of the names above, `created` ISO 8601."""

    id: str
    group: str
    path: str
    size: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Who has to do with the package, by METS' own words for what they are."""

    role: str
    kind: str
    name: str
    note: str = ""
    note_type: str = ""  # by CSIP
    other_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetsFacts:
    """What the head of the document says. `created` is ISO 8601 with its zone."""

    object_id: str
    label: str
    content: str  # which kind of content, by our own name
    created: str
    agreements: Mapping[str, str]  # kind -> reference; the empty ones are left out
    agents: Sequence[Agent]


def mets(facts: MetsFacts, files: Sequence[MetsFile]) -> bytes:
    """Return the document of a package whose metadata and files are given."""
    by_group: dict[str, list[MetsFile]] = {}
    for one in files:
        by_group.setdefault(one.group, []).append(one)
    [description] = by_group.pop(DESCRIPTION)
    [preservation] = by_group.pop(PRESERVATION)
    root = {
        **_SPACES,
        "OBJID": facts.object_id,
        "LABEL": facts.label,
        "TYPE": "Datasets",  # CSIP2, of E-ARK's list of content categories
        **_content(facts),
        "PROFILE": _PROFILE,
    }
    return written(
        element(
            "mets:mets",
            root,
            _head(facts),
            element(
                "mets:dmdSec",
                {"ID": DESCRIPTION, "CREATED": facts.created, "STATUS": "CURRENT"},
                _metadata(description, facts, {"MDTYPE": "OTHER", "OTHERMDTYPE": "SAMSYN"}),
            ),
            element(
                "mets:amdSec",
                {"ID": "amd"},
                element(
                    "mets:digiprovMD",
                    {"ID": PRESERVATION, "CREATED": facts.created, "STATUS": "CURRENT"},
                    _metadata(preservation, facts, {"MDTYPE": "PREMIS", "MDTYPEVERSION": "3.0"}),
                ),
            ),
            element("mets:fileSec", {"ID": "files"}, *_groups(facts, by_group)),
            _structure(facts, by_group),
        )
    )


def _content(facts: MetsFacts) -> dict[str, str]:
    return {
        "csip:CONTENTINFORMATIONTYPE": "OTHER",
        "csip:OTHERCONTENTINFORMATIONTYPE": facts.content,
    }


def _head(facts: MetsFacts) -> Markup:
    said = {
        "CREATEDATE": facts.created,
        "LASTMODDATE": facts.created,
        "RECORDSTATUS": "NEW",
        "csip:OAISPACKAGETYPE": "SIP",
    }
    agreements = (
        element("mets:altRecordID", {"TYPE": kind}, text(reference))
        for kind, reference in facts.agreements.items()
        if reference
    )
    return element("mets:metsHdr", said, joined(map(_agent, facts.agents)), joined(agreements))


def _agent(one: Agent) -> Markup:
    said = {"ROLE": one.role, "TYPE": one.kind, "OTHERTYPE": one.other_kind}
    note = element("mets:note", {"csip:NOTETYPE": one.note_type}, text(one.note))
    name = element("mets:name", None, text(one.name))
    return element("mets:agent", said, name, note if one.note else Markup(""))


def _metadata(one: MetsFile, facts: MetsFacts, kind: Mapping[str, str]) -> Markup:
    return element(
        "mets:mdRef", {"LOCTYPE": "URL", **_link(one.path), **kind, **_sized(one, facts)}
    )


def _groups(facts: MetsFacts, by_group: Mapping[str, Sequence[MetsFile]]) -> list[Markup]:
    return [
        element(
            "mets:fileGrp",
            {"ID": _group_id(name), "USE": name, **_content(facts)},
            *(_file(one, facts) for one in held),
        )
        for name, held in by_group.items()
    ]


def _file(one: MetsFile, facts: MetsFacts) -> Markup:
    located = element("mets:FLocat", {"LOCTYPE": "URL", **_link(one.path)})
    return element("mets:file", {"ID": one.id, **_sized(one, facts)}, located)


def _structure(facts: MetsFacts, by_group: Mapping[str, Sequence[MetsFile]]) -> Markup:
    parts = [
        element(
            "mets:div",
            {"ID": "div-metadata", "LABEL": METADATA, "DMDID": DESCRIPTION, "ADMID": PRESERVATION},
        )
    ]
    for name in by_group:
        label = name.partition("/")[0]
        pointer = element("mets:fptr", {"FILEID": _group_id(name)})
        parts.append(element("mets:div", {"ID": f"div-{_group_id(name)}", "LABEL": label}, pointer))
    whole = element("mets:div", {"ID": "div-package", "LABEL": facts.object_id}, *parts)
    return element("mets:structMap", {"ID": "map", "TYPE": "PHYSICAL", "LABEL": "CSIP"}, whole)


def _group_id(name: str) -> str:
    return f"group-{name.lower().replace('/', '-')}"


def _link(path: str) -> dict[str, str]:
    return {"xlink:type": "simple", "xlink:href": path}


def _sized(one: MetsFile, facts: MetsFacts) -> dict[str, str]:
    return {
        "MIMETYPE": one.media_type,
        "SIZE": str(one.size),
        "CREATED": facts.created,
        "CHECKSUM": one.sha256,
        "CHECKSUMTYPE": "SHA-256",
    }
