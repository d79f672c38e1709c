"""What a web server may answer to broken bytes; that what is wrong is found."""

import pytest
from tests.fuzzing.raw_bytes import KINDS, request
from tests.fuzzing.raw_sending import faults_in, faults_in_log

REFUSED = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (None, "neither answered nor closed"),
        (b"HTTP/1.1 500 Internal Server Error\r\n\r\n", "answered 500"),
        (REFUSED + b"HTTP/1.1 502 Bad Gateway\r\n\r\n", "answered 502"),
        (b"SSH-2.0-OpenSSH\r\n", "no answer in HTTP: b'SSH-2.0-OpenSSH\\r\\n'"),
        (REFUSED + b"Traceback (most recent call last)", "tells of Traceback"),
        (REFUSED + b"/usr/lib/samsyn/office/x.py", "tells of samsyn/office"),
    ],
)
def test_an_answer_that_breaks_a_law_is_found(said: bytes | None, fault: str) -> None:
    assert list(faults_in(said)) == [fault]


@pytest.mark.parametrize("said", [b"", REFUSED])
def test_closing_and_refusing_are_no_faults(said: bytes) -> None:
    assert list(faults_in(said)) == []


def test_a_logged_traceback_is_a_fault_and_a_warning_is_none() -> None:
    assert list(faults_in_log("[WARNING] hello")) == []
    assert list(faults_in_log("Traceback (most recent call last):")) == ["the log holds Traceback"]


def test_the_same_seed_and_number_are_the_same_bytes_and_every_kind_has_its_turn() -> None:
    first = [request(number, seed=3) for number in range(2 * len(KINDS))]

    assert first == [request(number, seed=3) for number in range(2 * len(KINDS))]
    assert {kind for kind, _content in first} == set(KINDS)
    assert first != [request(number, seed=4) for number in range(2 * len(KINDS))]
