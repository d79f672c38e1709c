"""Sign-in through an agency's own identity provider, by environment alone.

OpenID Connect or SAML, one of them. It signs in staff who have an account; it makes none.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from samsyn.office.config.environment import PREFIX, BadEnvironment, Environment
from samsyn.office.config.saml_metadata import SamlProvider, read_metadata

AGENCY = "agency"  # the one identity provider that can be configured
SAML_APP = "allauth.socialaccount.providers.saml"


def identity_provider(environment: Environment) -> dict[str, Any]:
    """Return SOCIALACCOUNT_PROVIDERS; empty without a provider. Raises `BadEnvironment`."""
    if environment.oidc_issuer and environment.saml_metadata_file:
        raise BadEnvironment(
            f"Both {PREFIX}OIDC_ISSUER and {PREFIX}SAML_METADATA_FILE are set: remove one."
        )
    if environment.saml_metadata_file:
        return {"saml": {"APPS": [_saml(environment)]}}
    if environment.oidc_issuer:
        return {"openid_connect": {"APPS": [_openid(environment)], "OAUTH_PKCE_ENABLED": True}}
    return {}


def provider_origin(environment: Environment) -> list[str]:
    """Return where the sign-in form may lead besides the office itself."""
    if environment.saml_metadata_file:
        leads_to = _described(environment).sign_in_url
    elif environment.oidc_issuer:
        leads_to = environment.oidc_issuer
    else:
        return []
    there = urlsplit(leads_to)
    return [f"{there.scheme}://{there.netloc}"]


def provider_apps(environment: Environment) -> list[str]:
    """Return the sign-in library's apps that only this provider needs."""
    return [SAML_APP] if environment.saml_metadata_file else []


def _openid(environment: Environment) -> dict[str, Any]:
    if not environment.oidc_issuer.startswith("https://"):
        raise BadEnvironment(f"{PREFIX}OIDC_ISSUER must begin with https://.")
    if not environment.oidc_client:
        raise BadEnvironment(f"{PREFIX}OIDC_CLIENT is missing: write the office's client id.")
    return {
        "provider_id": AGENCY,
        "name": environment.oidc_name or "OpenID Connect",
        "client_id": environment.oidc_client,
        "secret": _secret(environment),
        "settings": {"server_url": environment.oidc_issuer, "oauth_pkce_enabled": True},
    }


def _saml(environment: Environment) -> dict[str, Any]:
    if find_spec("onelogin") is None:
        raise BadEnvironment(
            f"{PREFIX}SAML_METADATA_FILE needs an extra. Run: pip install 'samsyn[web,saml]'."
        )
    described = _described(environment)
    return {
        "provider_id": AGENCY,
        "name": environment.saml_name or "SAML",
        "client_id": AGENCY,
        "settings": {
            # The agency answers for its staff's addresses; whoever has no account stays outside.
            "verified_email": True,
            "idp": {
                "entity_id": described.entity,
                # Read again at each sign-in, with every certificate of the file: a change of
                # keys needs no restart.
                "metadata_url": described.file.as_uri(),
                "metadata_cache_timeout": 0,
            },
            "advanced": {"strict": True, "want_assertion_signed": True},
        },
    }


def _described(environment: Environment) -> SamlProvider:
    file = Path(environment.saml_metadata_file).absolute()
    return read_metadata(file, entity=environment.saml_entity)


def _secret(environment: Environment) -> str:
    path = Path(environment.oidc_secret_file)
    if not environment.oidc_secret_file or not path.is_file():
        raise BadEnvironment(f"{PREFIX}OIDC_SECRET_FILE must name a file that holds the secret.")
    if path.stat().st_mode & 0o077:
        raise BadEnvironment(f"{PREFIX}OIDC_SECRET_FILE can be read by others. Run: chmod 600.")
    return path.read_text().strip()
