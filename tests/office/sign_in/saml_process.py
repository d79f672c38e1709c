"""An office configured for SAML by its environment, in a process of its own.

`python -m tests.office.sign_in.saml_process DATABASE FOLDER` plays every visit of
`test_saml.py` and prints what came of each as JSON.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import tests.environment  # noqa: F401  says where the data are
from tests.office.sign_in.identity_provider_of_tests import Answer, Asked, Keys, changed, metadata

PETRA, NOBODY = "petra@exempel.example", "nobody@exempel.example"
Visit = Callable[[Answer], str]


def main(database: str, folder: Path) -> None:
    """Set the office up as an operator would, and visit it."""
    old, ours, strangers = Keys.make(), Keys.make(), Keys.make()
    (folder / "metadata.xml").write_text(metadata(old, ours))
    os.environ["SAMSYN_SAML_METADATA_FILE"] = str(folder / "metadata.xml")
    os.environ["SAMSYN_SAML_NAME"] = "Polisens inloggning"
    os.environ["DJANGO_SETTINGS_MODULE"] = "samsyn.office.config.settings"
    import django  # noqa: PLC0415  reads the environment

    django.setup()
    from django.conf import settings  # noqa: PLC0415

    from samsyn.office.config import installation  # noqa: PLC0415
    from samsyn.office.config.databases import cluster_folder  # noqa: PLC0415
    from samsyn.postgres import APP_ROLE, Cluster  # noqa: PLC0415

    cluster = Cluster(cluster_folder(settings.ENVIRONMENT))
    login = cluster.login().to(database).as_role(APP_ROLE, cluster.secrets.read(APP_ROLE))
    installation.connect(login)
    print(json.dumps(visits(ours, old, strangers)))  # noqa: T201


def visits(ours: Keys, old: Keys, strangers: Keys) -> dict[str, str]:
    """What came of each visit: the address of who is signed in, or the page that was shown."""
    now = datetime.now(UTC)
    played: dict[str, Visit] = {
        "staff": lambda answer: _come_back(answer.packed()),
        "other key of the file": lambda answer: _come_back(changed(answer, keys=old).packed()),
        "nobody": lambda answer: _come_back(changed(answer, address=NOBODY).packed()),
        "unsigned": lambda answer: _come_back(changed(answer, keys=None).packed()),
        "stranger's key": lambda answer: _come_back(changed(answer, keys=strangers).packed()),
        "forged": lambda answer: _come_back(changed(answer, address=NOBODY).forged(PETRA)),
        "late": lambda answer: _come_back(
            changed(answer, made_at=now - timedelta(hours=1)).packed()
        ),
        "for another service": lambda answer: _come_back(
            changed(answer, audience="https://elsewhere.example").packed()
        ),
        "unasked": lambda answer: _come_back(changed(answer, is_solicited=False).packed()),
        "replayed": _replay,
        "another browser": lambda answer: _come_back(answer.packed(), in_another_browser=True),
    }
    came_of = {}
    for name, visit in played.items():
        _begin()
        asked = Asked.in_address(_client.post("/sign-in/agency/", {"process": "login"})["Location"])
        came_of[name] = visit(Answer(asked=asked, address=PETRA, keys=ours, made_at=now))
    return {**came_of, **_pages()}


def _begin() -> None:
    from django.core.cache import cache  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    global _client  # noqa: PLW0603  one browser at a time
    cache.clear()
    _client = Client(headers={"host": "localhost"})


def _come_back(packed: str, *, in_another_browser: bool = False) -> str:
    if in_another_browser:
        _begin()
    answer = _client.post("/sign-in/agency/back/", {"SAMLResponse": packed}, follow=True)
    return _signed_in() or f"{answer.status_code} {_heading(answer.content.decode())}"


def _replay(answer: Answer) -> str:
    packed = answer.packed()
    assert _come_back(packed) == PETRA
    _client.post("/sign-out/")
    return _come_back(packed)


def _pages() -> dict[str, str]:
    _begin()
    door = _client.get("/sign-in/")
    described = _client.get("/sign-in/agency/metadata/")
    return {
        "button": str("Polisens inloggning" in door.content.decode()),
        "may lead to": door["Content-Security-Policy"],
        "metadata": described.content.decode(),
        "cookie": _client.cookies["csrftoken"]["samesite"],
    }


def _signed_in() -> str:
    from samsyn.office.accounts.models import Staff  # noqa: PLC0415

    found = _client.session.get("_auth_user_id")
    return Staff.objects.get(pk=found).email if found else ""


def _heading(page: str) -> str:
    return page.partition("<h1>")[2].partition("</h1>")[0]


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
