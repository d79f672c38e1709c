"""Every environment variable of ours, read once into a frozen value.

An unknown variable with our prefix is refused by name, so that a misspelt one is not silently
ignored. There is none that turns audit or access off.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from samsyn.postgres import default_folder

PREFIX = "SAMSYN_"
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
    address, port: where the web server listens.
    secure: whether the office is reached over HTTPS (always, outside the demo).
    oidc_name, oidc_issuer, oidc_client, oidc_secret_file: sign-in through an identity provider.
    """

    mode: str = "production"
    data_folder: str = ""
    database_url: str = ""
    hosts: str = "localhost,127.0.0.1"
    address: str = "127.0.0.1"
    port: str = "8000"
    secure: str = "yes"
    oidc_name: str = ""
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret_file: str = ""

    @property
    def is_demo(self) -> bool:
        return self.mode == "demo"

    @property
    def is_secure(self) -> bool:
        return self.secure == "yes"

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
    if not environment.port.isdigit():
        raise BadEnvironment(f"{PREFIX}PORT is '{environment.port}': write a number.")
    if environment.secure not in {"yes", "no"}:
        raise BadEnvironment(f"{PREFIX}SECURE is '{environment.secure}': write yes or no.")
    if not environment.is_demo and not environment.is_secure:
        raise BadEnvironment(f"{PREFIX}SECURE=no is for the demo only.")
    return environment
