"""Whoever has not said who acts sees no row: threads, jobs, commands and streams alike.

And who has, but cannot be noted, is shown nothing.
"""

from collections.abc import Iterator
from threading import Thread

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from django.http import StreamingHttpResponse
from tests import databases
from tests.architecture import stage
from tests.architecture.access_matrix import MATRIX
from tests.architecture.crawling import body_of
from tests.architecture.reading import Reader
from tests.architecture.stage import WORDS, Stage

from samsyn.office import access
from samsyn.office.config.databases import Logins
from samsyn.office.people.models import PersonName

OK, FAULT = 200, 500
# Forms that show a group's own columns, or a code and the rooms it can be told to; texts, cards
# and the parts of a call-in that concern no invitee: nobody is seen there. What they lead to is
# noted.
SHOWS_NOBODY = (
    "groups:edit",
    "groups:add_",
    "groups:link",
    "incidents:link",
    "api:",  # tokens, and how the API is used
    "patterns:",  # places, days and groups
    "networks:groups",  # figures of groups
    "disclosures:disclose",
    "disclosures:consent",
    "disclosures:peers",  # installations and their keys
    "contact_cards:",
    "messages:",
    "call_ins:call_in",
    "call_ins:programme",
    "call_ins:venue",
    "call_ins:audience",
    "call_ins:rehearsal",
    "call_ins:edit",
    "call_ins:cancel",
    "call_ins:step_",
    "call_ins:speaker",
    "call_ins:item",
    "call_ins:sign_off",
    "call_ins:promise_new",
    "call_ins:stream_owner",
    "call_ins:finding_new",
    "oversight:digest",  # counts, never people
    "oversight:open_room",  # rooms, never people; what it leads to is noted
    "oversight:review_emergency",
    "oversight:emergencies",
    "oversight:line",  # a reading under a code; what is signed is findings, not people
    "oversight:sign",
    "oversight:reviews",
    "rights:register",
    "retention:",  # codes and counts; the sample is noted, and names nobody
    "reviews:task",  # of a decision, never of people
    "aftermath:note",
    "aftermath:task_done",
    "aftermath:end",
    # A trigger, its memo and decision, a round's forms and measures: of groups, never of people.
    "sanctions:trigger",
    "sanctions:memo",
    "sanctions:decide",
    "sanctions:keep",
    "sanctions:start",
    "sanctions:go_on",
    "sanctions:end",
    "sanctions:measure",
    "sanctions:step",
    "sanctions:report",
    "sanctions:lessons",
    "outcomes:",  # counts of an area
    "problem_analysis:",  # counts of a period, never a person
    "report_packs:",  # which reports of a site are frozen
    "steering_reports:",  # counts and days of a site
    "national:",  # sums of a site
    "progress:",  # a site's work in counts that may be told
    "steering:step_edit",
    "steering:evidence",
    "steering:agreement_edit",
    "steering:item_edit",
    "steering:event_edit",
    "steering:hand_over",  # notes whom its returns are about, where there are any
)


@pytest.fixture
def own_stage(
    stage_template: tuple[Logins, Stage], django_db_blocker: pytest.Item, worker_id: str
) -> Iterator[tuple[Logins, Stage]]:
    """Records in every room, in a database whose rights the test may change."""
    template, written = stage_template
    with (
        django_db_blocker.unblock(),
        databases.clone(template, f"own_{worker_id}") as found,
        databases.connected(found),
    ):
        yield found, written


def rows_seen() -> dict[str, int]:
    return {
        wall.table: count
        for wall in access.walls()
        if (count := wall.model._default_manager.count())
    }


def seen_in_a_thread() -> dict[str, int]:
    found: list[dict[str, int]] = []

    def look() -> None:
        found.append(rows_seen())
        connection.close()

    thread = Thread(target=look)
    thread.start()
    thread.join()
    return found[0]


@pytest.mark.slow
def test_a_thread_started_by_somebody_who_sees_rows_sees_none(staged: Stage) -> None:
    petra = stage.actor_named("petra")

    with access.acting_as(petra):
        own, threads = rows_seen(), seen_in_a_thread()

    assert len(own) > 20
    assert threads == {}
    assert staged.rooms


@pytest.mark.slow
def test_a_connection_keeps_nothing_of_who_used_it_before(staged: Stage) -> None:
    for name in ("petra", "otto"):
        with access.acting_as(stage.actor_named(name)):
            assert rows_seen()
        assert rows_seen() == {}
    assert staged.rooms


@pytest.mark.slow
def test_a_command_without_an_actor_sees_none(
    staged: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    protected = [wall.model._meta.label for wall in access.walls()]

    call_command("dumpdata", *protected)

    assert capsys.readouterr().out.strip() == "[]"
    assert staged.rooms


def names() -> Iterator[str]:
    for name in PersonName.objects.order_by("pk"):
        yield f"{name}\n"


@pytest.mark.slow
def test_a_stream_shows_rows_only_inside_its_own_context(staged: Stage) -> None:
    petra = stage.actor_named("petra")
    with access.acting_as(petra):
        left = StreamingHttpResponse(names())
        kept = StreamingHttpResponse(access.streaming_as(petra, names()))

    shown = body_of(kept)

    assert body_of(left) == ""
    assert WORDS["orebro-police"] in shown
    assert WORDS["malmo-police"] not in shown
    assert rows_seen() == {}
    assert staged.rooms


@pytest.mark.slow
def test_what_cannot_be_noted_is_not_shown(own_stage: tuple[Logins, Stage]) -> None:
    found, on_stage = own_stage
    reader = Reader("petra")
    shown = [
        line
        for line in MATRIX
        if line.method == "GET"
        and line.is_about_a_record
        and line.expected["petra"] == OK
        and (not line.name.startswith(SHOWS_NOBODY) or line.name == "groups:add_basis")
    ]
    with psycopg.connect(databases.superuser(found).dsn(), autocommit=True) as server:
        server.execute(
            "REVOKE EXECUTE ON FUNCTION samsyn_log.append(text, text, text[], integer[], text[],"
            " integer) FROM samsyn_app"
        )

    answers = {str(line): reader.ask(line.address(on_stage)) for line in shown}

    unnoted = [
        line
        for line, answer in answers.items()
        if answer.status_code != FAULT or WORDS["orebro-police"] in body_of(answer)
    ]
    assert len(shown) > 20
    assert unnoted == []
