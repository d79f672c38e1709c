"""Variables are read once; an unknown or malformed one is refused by name."""

import pytest

from samsyn.office.config.environment import BadEnvironment, read_environment


def test_a_misspelt_variable_is_named() -> None:
    with pytest.raises(BadEnvironment, match=r"SAMSYN_HOST.*Known are:.*SAMSYN_HOSTS"):
        read_environment({"SAMSYN_HOST": "example.se"})


def test_variables_of_others_are_left_alone() -> None:
    assert read_environment({"PATH": "/bin"}).mode == "production"


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"SAMSYN_MODE": "test"}, "SAMSYN_MODE"),
        ({"SAMSYN_PORT": "eighty"}, "SAMSYN_PORT"),
        ({"SAMSYN_SECURE": "perhaps"}, "SAMSYN_SECURE"),
        ({"SAMSYN_MODE": "production", "SAMSYN_SECURE": "no"}, "demo only"),
    ],
)
def test_a_malformed_variable_is_refused(variables: dict[str, str], named: str) -> None:
    with pytest.raises(BadEnvironment, match=named):
        read_environment(variables)


@pytest.mark.parametrize(
    ("variables", "is_secure"),
    [
        ({}, True),
        ({"SAMSYN_MODE": "demo"}, False),
        ({"SAMSYN_MODE": "demo", "SAMSYN_SECURE": "yes"}, True),
    ],
)
def test_only_the_demo_does_without_https(variables: dict[str, str], *, is_secure: bool) -> None:
    assert read_environment(variables).is_secure is is_secure


def test_the_demo_never_shares_a_folder_with_production() -> None:
    demo = read_environment({"SAMSYN_MODE": "demo", "SAMSYN_SECURE": "no"})

    assert demo.folder != read_environment({}).folder
