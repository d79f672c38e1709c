"""A fault is logged with where and what kind, without the words that may hold a person's name."""

import io
import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.fixtures import Settings
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.config.logs import ValueFree

FORM = settings.LOGGING["formatters"]["value_free"]["format"]


def test_the_words_of_an_exception_do_not_reach_the_log() -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(ValueFree())
    logger = logging.getLogger("tests.value_free")
    logger.propagate = False
    logger.addHandler(handler)

    try:
        {}["Hedda Påhittad"]
    except KeyError:
        logger.exception("Internal Server Error")

    assert "Hedda" not in written.getvalue()
    assert "builtins.KeyError" in written.getvalue()
    assert f"{__name__.rpartition('.')[2]}.py" in written.getvalue()


def test_nobody_writes_a_line_of_the_log_by_what_they_send() -> None:
    sent = "/x\n2026-01-01T00:00:00.000Z ERROR made up\r\u2028\x1b[2J"
    record = logging.LogRecord("x", logging.ERROR, "", 0, "Fault: %s", (sent,), None)

    line = ValueFree(FORM).format(record)

    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    assert "made up" in line


def test_a_line_tells_its_time_in_utc() -> None:
    record = logging.LogRecord("x", logging.ERROR, "", 0, "Fault", (), None)

    told = datetime.fromisoformat(ValueFree(FORM).format(record).split()[0])

    assert told.utcoffset() == timedelta(0)
    assert abs(told - datetime.now(UTC)) < timedelta(minutes=5)


@pytest.mark.django_db
def test_a_fault_is_logged_under_the_number_that_its_page_tells(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.office.config.record_urls"
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(ValueFree(FORM))
    logging.getLogger("django.request").addHandler(handler)
    client: Client = signed_in("petra")
    client.raise_request_exception = False

    try:
        answer = client.get("/broken/")
    finally:
        logging.getLogger("django.request").removeHandler(handler)

    assert str(answer.wsgi_request.actor.request_id) in written.getvalue()
    assert "must not reach" not in written.getvalue()
