"""A sample of requests that the description of the API allows, or nearly, with every token.

At full size: `python -m benchmarks.api_fuzzing --requests 5000 --seed 1`.
"""

from collections.abc import Iterator

import pytest
from tests import databases
from tests.architecture.stage import Stage
from tests.fuzzing.api_calls import Holder, holders, let_social_services_in, send_all

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins

REQUESTS, SEED = 120, 5


@pytest.fixture(scope="module")
def asking(
    stage_template: tuple[Logins, Stage],
    django_db_setup: None,
    django_db_blocker: pytest.Item,
    worker_id: str,
) -> Iterator[tuple[Stage, list[Holder]]]:
    """Records in every room, and tokens of every kind, in a database of the module's own."""
    del django_db_setup
    template, written = stage_template
    with (
        django_db_blocker.unblock(),
        databases.clone(template, f"called_{worker_id}") as copy,
        databases.connected(copy),
    ):
        with installation.as_owner(copy):
            let_social_services_in()
        yield written, holders(written)


@pytest.mark.django_db
@pytest.mark.slow
def test_no_answer_breaks_its_description_or_tells_of_another_room(
    asking: tuple[Stage, list[Holder]],
) -> None:
    tally = send_all(*asking, requests=REQUESTS, number=SEED)

    assert tally.faults == []
    assert tally.sent >= REQUESTS
    assert {"200", "401", "403", "422"} <= {status for _name, status in tally.answers}


@pytest.mark.django_db
@pytest.mark.slow
def test_a_leak_is_found(asking: tuple[Stage, list[Holder]]) -> None:
    stage, everybody = asking
    police = stage.rooms["orebro-police"]
    holder = next(one for one in everybody if one.name.startswith("orebro-police"))
    leaking = Holder(
        name=holder.name, token=holder.token, hidden=frozenset({str(police.person)})
    )  # as if its own person were another room's

    tally = send_all(stage, [leaking], requests=40, number=SEED)

    assert any(fault.endswith(f"tells of {police.person}") for fault in tally.faults)
