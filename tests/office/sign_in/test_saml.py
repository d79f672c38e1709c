"""Sign-in by SAML: an office set up by environment alone, and a provider that signs its answers.

The provider is ours, with keys made for the test; nothing leaves the machine.
"""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from tests import databases
from tests.environment import PROJECT
from tests.office.sign_in.identity_provider_of_tests import ENTITY, SIGN_IN, Keys, metadata

from samsyn.office.config.databases import Logins
from samsyn.office.config.environment import BadEnvironment, Environment
from samsyn.office.config.identity_provider import identity_provider, provider_origin

PETRA = "petra@exempel.example"
TURNED_AWAY = "401 Din myndighet loggade inte in dig"
ORIGIN = "https://inloggning.exempel.example"


@pytest.fixture(scope="module")
def came_of(
    template: Logins,
    django_db_blocker: pytest.Item,
    worker_id: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, str]:
    """What came of each visit to one office, by name."""
    folder = tmp_path_factory.mktemp("saml")
    with django_db_blocker.unblock(), databases.clone(template, f"saml_{worker_id}") as found:
        name = found.owner.address.database
        played = subprocess.run(  # noqa: S603  our own module
            [sys.executable, "-m", "tests.office.sign_in.saml_process", name, str(folder)],
            cwd=PROJECT,
            env={**os.environ, "PYTHONPATH": f"{PROJECT / 'src'}:{PROJECT}"},
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
    assert played.returncode == 0, played.stderr
    return dict(json.loads(played.stdout))


def test_staff_come_in_by_a_signed_answer(came_of: dict[str, str]) -> None:
    assert came_of["staff"] == PETRA


def test_each_certificate_of_the_metadata_may_sign(came_of: dict[str, str]) -> None:
    assert came_of["other key of the file"] == PETRA


def test_whoever_has_no_account_stays_outside(came_of: dict[str, str]) -> None:
    assert came_of["nobody"] == "403 Du har inget konto här"


@pytest.mark.parametrize(
    "visit",
    [
        "unsigned",
        "stranger's key",
        "forged",
        "late",
        "for another service",
        "unasked",
    ],
)
def test_an_answer_that_cannot_be_trusted_signs_nobody_in(
    came_of: dict[str, str], visit: str
) -> None:
    assert came_of[visit] == TURNED_AWAY


@pytest.mark.parametrize("visit", ["replayed", "another browser"])
def test_an_answer_works_once_and_in_the_browser_that_asked(
    came_of: dict[str, str], visit: str
) -> None:
    assert "@" not in came_of[visit]


def test_the_door_has_the_button_and_may_lead_to_the_provider(came_of: dict[str, str]) -> None:
    assert came_of["button"] == "True"
    assert f"form-action 'self' {ORIGIN};" in f"{came_of['may lead to']};"


def test_the_office_describes_itself_to_the_provider(came_of: dict[str, str]) -> None:
    assert 'Location="http://localhost/sign-in/agency/back/"' in came_of["metadata"]
    assert 'WantAssertionsSigned="true"' in came_of["metadata"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "metadata.xml"
    path.write_text(metadata(Keys.make()))
    return path


def configured(file: Path, **changes: str) -> Environment:
    return replace(django_settings.ENVIRONMENT, saml_metadata_file=str(file), **changes)


def test_the_file_names_the_provider(file: Path) -> None:
    [app] = identity_provider(configured(file))["saml"]["APPS"]

    assert app["settings"]["idp"]["entity_id"] == ENTITY
    assert provider_origin(configured(file)) == [ORIGIN]


def test_one_of_several_is_chosen_by_name(file: Path) -> None:
    keys = Keys.make()
    other = metadata(keys, entity="https://other.example", sign_in="https://other.example/in")
    file.write_text(
        '<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">'
        f"{metadata(keys)}{other}</md:EntitiesDescriptor>"
    )

    with pytest.raises(BadEnvironment, match="describes 2"):
        identity_provider(configured(file))
    chosen = configured(file, saml_entity="https://other.example")
    assert provider_origin(chosen) == ["https://other.example"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "cannot be read"),
        ("<a/>", "describes 0"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "cannot be read"),
        (metadata(Keys.make(), sign_in="http://plain.example"), "https"),
        (metadata(), "no certificate"),
    ],
)
def test_a_faulty_file_is_refused_with_what_is_wrong(file: Path, text: str, sentence: str) -> None:
    file.write_text(text)

    with pytest.raises(BadEnvironment, match=sentence):
        identity_provider(configured(file))


def test_a_file_that_is_not_there_is_refused_by_the_name_of_the_variable(tmp_path: Path) -> None:
    with pytest.raises(BadEnvironment, match="SAMSYN_SAML_METADATA_FILE"):
        identity_provider(configured(tmp_path / "nothing.xml"))


def test_an_entity_that_the_file_lacks_is_refused_with_those_it_has(file: Path) -> None:
    with pytest.raises(BadEnvironment, match=f"There are: {ENTITY}"):
        identity_provider(configured(file, saml_entity="https://other.example"))


def test_two_kinds_of_provider_at_once_are_refused(file: Path) -> None:
    with pytest.raises(BadEnvironment, match="remove one"):
        identity_provider(configured(file, oidc_issuer=SIGN_IN))
