"""What is refused leaves a line for whoever watches, and the line tells of nobody."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from tests.environment import PROJECT
from tests.office.sign_in.doorstep import noted
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.config.security_log import _EVENTS, OneLine

pytestmark = pytest.mark.django_db
NAMES = ("samsyn.security", "django.security")
TYPED = "Hedda Påhittad"
Lines = Callable[[], list[dict[str, object]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What the log of security gets, as production writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(OneLine())
    loggers = {logging.getLogger(name): logging.getLogger(name).level for name in NAMES}
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    for logger, level in loggers.items():
        logger.removeHandler(handler)
        logger.setLevel(level)


def told(lines: Lines) -> list[tuple[object, object, object]]:
    return [(line["event"], line.get("status"), line.get("page")) for line in lines()]


def test_a_record_that_is_hidden_or_absent_leaves_a_line(lines: Lines) -> None:
    signed_in("petra").get(f"/people/{uuid4()}/?q={TYPED}")

    assert told(lines) == [("not_found", 404, "people:person")]
    assert str(lines()[0]["number"])
    assert "people/" not in json.dumps(lines())
    assert "Hedda" not in json.dumps(lines())


def test_a_deed_that_no_role_grants_leaves_a_line(lines: Lines) -> None:
    signed_in("stig").get("/people/")

    assert told(lines) == [("not_permitted", 403, "people:list")]


def test_a_form_without_its_token_leaves_a_line(lines: Lines) -> None:
    Client(enforce_csrf_checks=True).post("/sign-in/", {"login": TYPED})

    assert told(lines) == [("form_without_its_token", 403, "sign_in:sign_in")]


def test_an_input_that_is_refused_leaves_a_line_without_what_was_typed(lines: Lines) -> None:
    signed_in("petra").post("/people/new/", {"born": TYPED})

    assert told(lines) == [("refused_input", 422, "people:record")]
    assert "Hedda" not in json.dumps(lines(), ensure_ascii=False)


def test_a_failed_sign_in_leaves_a_line_that_does_not_say_whose(lines: Lines) -> None:
    Client().post("/sign-in/", {"login": "petra@exempel.example", "password": "wrong"})

    assert ("sign_in_failed", None, None) in told(lines)
    assert "petra" not in json.dumps(lines())


def test_what_no_reader_can_take_leaves_a_line(lines: Lines) -> None:
    signed_in("petra").get("/people/?q=%00")

    assert told(lines) == [("malformed", 400, None)]


def test_an_unknown_host_leaves_a_line_without_its_name(lines: Lines) -> None:
    Client(raise_request_exception=False).get("/sign-in/", headers={"host": "hedda.example"})

    assert "DisallowedHost" in [line["event"] for line in lines()]
    assert "hedda" not in json.dumps(lines())


def test_a_method_nobody_knows_is_not_repeated(lines: Lines) -> None:
    signed_in("petra").generic("HEDDA", "/account/room/")

    assert [line["method"] for line in lines()] == ["other"]


def test_a_page_that_is_answered_leaves_no_line(lines: Lines) -> None:
    signed_in("petra").get("/people/")

    assert lines() == []


def test_whoever_asks_for_a_record_that_is_not_theirs_stands_in_the_log_of_their_room() -> None:
    never = uuid4()

    signed_in("petra").get(f"/people/{never}/")

    [event] = noted("not_found")
    assert event.subject == f"/people/{never}/"
    assert event.record_ids == []


def test_every_log_stands_in_the_list_of_what_is_logged_where() -> None:
    listed = (PROJECT / "docs" / "reference" / "logs.md").read_text(encoding="utf-8")

    for name in settings.LOGGING["loggers"]:
        assert f"| `{name}` |" in listed
    for event in {*_EVENTS.values(), "sign_in_failed", "form_without_its_token"}:
        assert f"`{event}`" in listed
