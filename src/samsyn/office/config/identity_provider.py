"""Sign-in through an agency's own identity provider (OpenID Connect), by environment alone."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from samsyn.office.config.environment import PREFIX, BadEnvironment, Environment


def identity_provider(environment: Environment) -> dict[str, Any]:
    """Return SOCIALACCOUNT_PROVIDERS; empty without an issuer. Raises `BadEnvironment`."""
    if not environment.oidc_issuer:
        return {}
    if not environment.oidc_issuer.startswith("https://"):
        raise BadEnvironment(f"{PREFIX}OIDC_ISSUER must begin with https://.")
    if not environment.oidc_client:
        raise BadEnvironment(f"{PREFIX}OIDC_CLIENT is missing: write the office's client id.")
    app = {
        "provider_id": "agency",
        "name": environment.oidc_name or "OpenID Connect",
        "client_id": environment.oidc_client,
        "secret": _secret(environment),
        "settings": {"server_url": environment.oidc_issuer, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def provider_origin(environment: Environment) -> list[str]:
    """Return where the sign-in form may lead besides the office itself."""
    if not environment.oidc_issuer:
        return []
    issuer = urlsplit(environment.oidc_issuer)
    return [f"{issuer.scheme}://{issuer.netloc}"]


def _secret(environment: Environment) -> str:
    path = Path(environment.oidc_secret_file)
    if not environment.oidc_secret_file or not path.is_file():
        raise BadEnvironment(f"{PREFIX}OIDC_SECRET_FILE must name a file that holds the secret.")
    if path.stat().st_mode & 0o077:
        raise BadEnvironment(f"{PREFIX}OIDC_SECRET_FILE can be read by others. Run: chmod 600.")
    return path.read_text().strip()
