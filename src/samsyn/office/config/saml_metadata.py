"""What an agency's SAML identity provider says of itself in its metadata file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

from samsyn.office.config.environment import PREFIX, BadEnvironment

_MD = "{urn:oasis:names:tc:SAML:2.0:metadata}"
_CERTIFICATE = ".//{http://www.w3.org/2000/09/xmldsig#}X509Certificate"
_REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
_SETTING = f"{PREFIX}SAML_METADATA_FILE"


@dataclass(frozen=True, slots=True, kw_only=True)
class SamlProvider:
    """One identity provider of a metadata file."""

    entity: str
    sign_in_url: str
    file: Path


def read_metadata(file: Path, *, entity: str = "") -> SamlProvider:
    """Return the identity provider of the file, or the one named of several.

    Raises `BadEnvironment` with what to do.
    """
    found = dict(_providers(file))
    if entity and entity not in found:
        known = ", ".join(sorted(found)) or "none"
        raise BadEnvironment(f"{PREFIX}SAML_ENTITY is not in {file}. There are: {known}.")
    if not entity and len(found) != 1:
        raise BadEnvironment(
            f"{_SETTING}: {file} describes {len(found)} identity providers. Name one:"
            f" {PREFIX}SAML_ENTITY."
        )
    entity = entity or next(iter(found))
    return SamlProvider(entity=entity, sign_in_url=_sign_in_url(found[entity], file), file=file)


def _providers(file: Path) -> Iterator[tuple[str, Element]]:
    try:
        found = parse(file, forbid_dtd=True)
    except (ParseError, DefusedXmlException, OSError, UnicodeDecodeError) as error:
        raise BadEnvironment(f"{_SETTING}: {file} cannot be read as metadata.") from error
    for described in found.iter(f"{_MD}EntityDescriptor"):
        for role in described.iter(f"{_MD}IDPSSODescriptor"):
            yield described.get("entityID", ""), role


def _sign_in_url(role: Element, file: Path) -> str:
    services = role.iter(f"{_MD}SingleSignOnService")
    url = next((one.get("Location", "") for one in services if one.get("Binding") == _REDIRECT), "")
    if not url.startswith("https://"):
        raise BadEnvironment(f"{_SETTING}: {file} names no sign-in over HTTP-Redirect and https.")
    if not any((one.text or "").strip() for one in role.iterfind(_CERTIFICATE)):
        raise BadEnvironment(f"{_SETTING}: {file} holds no certificate of the provider.")
    return url
