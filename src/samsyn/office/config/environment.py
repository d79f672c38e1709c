"""Every environment variable of ours, read once into a frozen value.

An unknown variable with our prefix is refused by name, so that a misspelt one is not silently
ignored. There is none that turns audit or access off.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from samsyn.postgres import default_folder

Network = IPv4Network | IPv6Network

PREFIX = "SAMSYN_"
_NUMBERS = ("port", "proxies", "backup_hours", "backups_kept")
PROJECT = Path(__file__).resolve().parents[4]


class BadEnvironment(RuntimeError):
    """A variable is missing, unknown or malformed; the sentence names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """What may be set from outside. Field names in capitals with the prefix `SAMSYN_`.

    mode: `demo` (invented data, one-click sign-in, every page says so) or `production`.
    data_folder: database, keys and logs of this installation; must be private.
    database_url: a PostgreSQL server of one's own; empty means the embedded one.
    hosts: names that the office answers to, separated by commas.
    address: on which address of the machine the web server listens.
    port: on which port it listens.
    secure: whether the office is reached over HTTPS: always outside the demo, else no.
    proxies: how many proxies of your own stand in front, each adding to X-Forwarded-For.
    proxy_addresses: where they speak from, addresses or networks; others' X-Forwarded-* is unread.
    mail_host: the server that takes letters, as host:port; STARTTLS is asked for. Empty: none.
    mail_from: the address that letters come from.
    oidc_name: what the button to the identity provider (OpenID Connect) says.
    oidc_issuer: the provider's address, from https://.
    oidc_client: the office's client id at the provider.
    oidc_secret_file: a file with the client's secret, which only the office reads.
    saml_name: what the button to the identity provider (SAML 2.0) says.
    saml_metadata_file: the provider's metadata; read again at each sign-in.
    saml_entity: the provider's entity id, where the file describes several.
    audit_copy_folder: where the sealed record is copied to, for somebody else to keep.
    seal_key_file: the private key for seals, Ed25519 in PEM; empty means one in `keys`.
    erasure_journal: where every erasure is noted, outside the database; empty: the data folder.
    backup_folder: where backups are written, encrypted; empty means none by itself.
    backup_recipients: public keys (age1…) that backups are encrypted to, separated by commas.
    backup_hours: how many hours after the last backup the next one is made.
    backups_kept: how many backups are kept; the oldest goes.
    archive_folder: where records that the archive takes are handed over, encrypted, before erasure.
    archive_recipients: public keys (age1…) of the archive, separated by commas.
    dask: a Dask scheduler for large sweeps of `evaluate` and `power`, as tcp://host:8786.
    """

    mode: str = "production"
    data_folder: str = ""
    database_url: str = ""
    hosts: str = "localhost,127.0.0.1"
    address: str = "127.0.0.1"
    port: str = "8000"
    secure: str = ""
    proxies: str = "0"
    proxy_addresses: str = "127.0.0.1,::1"
    mail_host: str = ""
    mail_from: str = ""
    oidc_name: str = ""
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret_file: str = ""
    saml_name: str = ""
    saml_metadata_file: str = ""
    saml_entity: str = ""
    audit_copy_folder: str = ""
    seal_key_file: str = ""
    erasure_journal: str = ""
    backup_folder: str = ""
    backup_recipients: str = ""
    backup_hours: str = "24"
    backups_kept: str = "14"
    archive_folder: str = ""
    archive_recipients: str = ""
    dask: str = ""

    @property
    def is_demo(self) -> bool:
        return self.mode == "demo"

    @property
    def is_secure(self) -> bool:
        return self.secure == "yes" or (not self.secure and not self.is_demo)

    @property
    def pages(self) -> str:
        """Where staff find the office: its first name, over HTTPS outside the demo."""
        first = self.hosts.split(",")[0].strip()
        return f"https://{first}/" if self.is_secure else f"http://{first}:{self.port}/"

    @property
    def sends_letters(self) -> bool:
        """Whether readers are offered letters: by a mail server, or as files of the demo."""
        return bool(self.mail_host) or self.is_demo

    @property
    def proxy_networks(self) -> tuple[Network, ...]:
        """Where one's own proxies speak from."""
        return tuple(
            ip_network(one.strip()) for one in self.proxy_addresses.split(",") if one.strip()
        )

    @property
    def provider_name(self) -> str:
        """What the button to the identity provider says; '' without one."""
        if self.saml_metadata_file:
            return self.saml_name or "SAML"
        return (self.oidc_name or "OpenID Connect") if self.oidc_issuer else ""

    @property
    def audit_copies(self) -> Path | None:
        """Where the sealed record is copied to; the demo shows it in its own folder."""
        if self.audit_copy_folder:
            return Path(self.audit_copy_folder).absolute()
        return self.folder / "audit-copies" if self.is_demo else None

    @property
    def journal_of_erasures(self) -> Path:
        """Where erasures are noted, so that a restored copy of the database brings nobody back."""
        if self.erasure_journal:
            return Path(self.erasure_journal).absolute()
        return self.folder / "erased" / "journal.jsonl"

    @property
    def folder(self) -> Path:
        if self.data_folder:
            return Path(self.data_folder).absolute()
        place = default_folder(PROJECT)
        return place.with_name("demo") if self.is_demo else place


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Read and check the variables. Raises `BadEnvironment` with a sentence for each fault."""
    given = {name: value for name, value in variables.items() if name.startswith(PREFIX)}
    known = {PREFIX + field.name.upper(): field.name for field in fields(Environment)}
    if unknown := sorted(set(given) - set(known)):
        raise BadEnvironment(
            f"Unknown variable {', '.join(unknown)}. Known are: {', '.join(sorted(known))}."
        )
    environment = Environment(**{known[name]: value for name, value in given.items()})
    if environment.mode not in {"demo", "production"}:
        raise BadEnvironment(f"{PREFIX}MODE is '{environment.mode}': write demo or production.")
    for name in _NUMBERS:
        value = getattr(environment, name)
        if not (value.isascii() and value.isdigit()):
            raise BadEnvironment(f"{PREFIX}{name.upper()} is '{value}': write a number.")
    _check_proxies(environment)
    if environment.mail_host and not environment.mail_from:
        raise BadEnvironment(f"{PREFIX}MAIL_FROM is missing: write the address that letters have.")
    if environment.secure not in {"", "yes", "no"}:
        raise BadEnvironment(f"{PREFIX}SECURE is '{environment.secure}': write yes or no.")
    if not environment.is_demo and not environment.is_secure:
        raise BadEnvironment(f"{PREFIX}SECURE=no is for the demo only.")
    return environment


def _check_proxies(environment: Environment) -> None:
    try:
        _ = environment.proxy_networks
    except ValueError as wrong:
        raise BadEnvironment(
            f"{PREFIX}PROXY_ADDRESSES: {wrong}. Write addresses or networks such as 10.0.0.0/24,"
            " separated by commas."
        ) from wrong
