"""A SAML identity provider for tests: keys of its own, metadata, and signed answers."""

import base64
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from defusedxml.ElementTree import fromstring
from onelogin.saml2.utils import OneLogin_Saml2_Utils

ENTITY = "https://inloggning.exempel.example/saml"
SIGN_IN = "https://inloggning.exempel.example/saml/sign-in"
_PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol"
_ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion"
_MAIL = "urn:oid:0.9.2342.19200300.100.1.3"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the office asked for, as it stands in the address that it leads to."""

    number: str
    back_to: str
    audience: str

    @classmethod
    def in_address(cls, address: str) -> Self:
        assert address.startswith(SIGN_IN), address
        packed = parse_qs(urlsplit(address).query)["SAMLRequest"][0]
        request: Element = fromstring(zlib.decompress(base64.b64decode(packed), -15))
        issuer = request.find(f"{{{_ASSERTION}}}Issuer")
        return cls(
            number=request.attrib["ID"],
            back_to=request.attrib["AssertionConsumerServiceURL"],
            audience=str(issuer.text) if issuer is not None else "",
        )


@dataclass(frozen=True)
class Keys:
    """A private key with its certificate, as PEM."""

    private: str
    certificate: str

    @classmethod
    def make(cls) -> Self:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "inloggning.exempel.example")])
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .sign(key, hashes.SHA256())
        )
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        pem = certificate.public_bytes(serialization.Encoding.PEM)
        return cls(private.decode(), pem.decode())

    @property
    def bare_certificate(self) -> str:
        return "".join(self.certificate.splitlines()[1:-1])


def metadata(*keys: Keys, entity: str = ENTITY, sign_in: str = SIGN_IN) -> str:
    """What the provider says of itself, with every key that it may sign with."""
    descriptors = "".join(
        '<md:KeyDescriptor use="signing"><ds:KeyInfo'
        ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>'
        f"{one.bare_certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
        for one in keys
    )
    return (
        '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"'
        f' entityID="{entity}"><md:IDPSSODescriptor'
        f' protocolSupportEnumeration="{_PROTOCOL}">{descriptors}'
        '<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"'
        f' Location="{sign_in}"/></md:IDPSSODescriptor></md:EntityDescriptor>'
    )


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the provider answers: who somebody is, to whom, and until when."""

    asked: Asked
    address: str
    keys: Keys | None  # None: not signed at all
    made_at: datetime
    audience: str = ""
    is_solicited: bool = True

    def forged(self, address: str) -> str:
        """The same answer with another address written into it after it was signed."""
        return self._packed(self._signed().replace(self.address, address))

    def packed(self) -> str:
        """The answer as the browser carries it."""
        return self._packed(self._signed())

    def _signed(self) -> str:
        text = self._assertion()
        if self.keys is None:
            return text
        signed = OneLogin_Saml2_Utils.add_sign(text, self.keys.private, self.keys.certificate)
        return signed.decode()

    def _assertion(self) -> str:
        made, ends = _moment(self.made_at), _moment(self.made_at + timedelta(minutes=5))
        number = f' InResponseTo="{self.asked.number}"' if self.is_solicited else ""
        return (
            f'<saml:Assertion xmlns:saml="{_ASSERTION}" ID="_{self.asked.number}-a" Version="2.0"'
            f' IssueInstant="{made}"><saml:Issuer>{ENTITY}</saml:Issuer><saml:Subject><saml:NameID>'
            "7f3a</saml:NameID><saml:SubjectConfirmation"
            ' Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData'
            f'{number} NotOnOrAfter="{ends}" Recipient="{self.asked.back_to}"/>'
            "</saml:SubjectConfirmation></saml:Subject>"
            f'<saml:Conditions NotBefore="{made}" NotOnOrAfter="{ends}"><saml:AudienceRestriction>'
            f"<saml:Audience>{self.audience or self.asked.audience}</saml:Audience>"
            "</saml:AudienceRestriction></saml:Conditions>"
            f'<saml:AuthnStatement AuthnInstant="{made}"><saml:AuthnContext>'
            "<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:X509"
            "</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>"
            f'<saml:AttributeStatement><saml:Attribute Name="{_MAIL}"><saml:AttributeValue>'
            f"{self.address}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>"
            "</saml:Assertion>"
        )

    def _packed(self, assertion: str) -> str:
        number = f' InResponseTo="{self.asked.number}"' if self.is_solicited else ""
        response = (
            f'<samlp:Response xmlns:samlp="{_PROTOCOL}" ID="_{self.asked.number}-r" Version="2.0"'
            f' IssueInstant="{_moment(self.made_at)}" Destination="{self.asked.back_to}"{number}>'
            f'<saml:Issuer xmlns:saml="{_ASSERTION}">{ENTITY}</saml:Issuer><samlp:Status>'
            '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>'
            f"{assertion}</samlp:Response>"
        )
        return base64.b64encode(response.encode()).decode()


def changed(answer: Answer, **changes: object) -> Answer:
    """The same answer but for these parts."""
    return replace(answer, **changes)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
