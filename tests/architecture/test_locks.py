"""The lock files agree: what is tested is what is installed, with or without an extra."""

import re

import pytest
from tests.environment import PROJECT

FOLDER = PROJECT / "requirements"


def pins(name: str) -> dict[str, str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text, re.MULTILINE))


@pytest.mark.parametrize(("part", "whole"), [("web.lock", "saml.lock"), ("saml.lock", "dev.lock")])
def test_a_lock_holds_the_very_versions_of_the_one_it_extends(part: str, whole: str) -> None:
    assert len(pins(part)) > 20
    assert pins(part).items() - pins(whole).items() == set()


def test_the_extra_for_saml_brings_what_signs_and_reads_answers() -> None:
    assert {"python3-saml", "xmlsec"} <= pins("saml.lock").keys() - pins("web.lock").keys()
