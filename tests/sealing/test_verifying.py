"""What was done to an export is found and named; what was not done is not suspected."""

import itertools
import json
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sealing.play import ANOTHER_KEY, KEY, Event, as_file, keys, sealed

from samsyn.sealing import Verdict, verify

EVENTS = [Event(number, text="Samtal med Nora" if number == 7 else "") for number in range(1, 18)]
LINES = sealed(EVENTS)
SEALS = [at for at, line in enumerate(LINES) if line.startswith('{"leaves"')]


def place_of(number: int) -> int:
    [at] = [at for at, line in enumerate(LINES) if f'"event":{number},"id"' in line]
    return at


def found(lines: list[str], *, is_copy: bool = False) -> list[str]:
    return verify(as_file(lines), keys(), is_copy=is_copy).faults


def replaced(at: int, old: str, new: str) -> list[str]:
    assert old in LINES[at]
    return [*LINES[:at], LINES[at].replace(old, new), *LINES[at + 1 :]]


def without(*places: int) -> list[str]:
    return [line for at, line in enumerate(LINES) if at not in places]


def swapped(one: int, other: int) -> list[str]:
    lines = list(LINES)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def block(number: int) -> list[str]:
    """A seal with its events."""
    ends = [*SEALS[1:], len(LINES) - 1]
    return LINES[SEALS[number - 1] : ends[number - 1]]


def test_what_nobody_touched_holds() -> None:
    verdict = verify(as_file(sealed(EVENTS, waiting=3)), keys())

    assert verdict.faults == []
    assert (verdict.events, verdict.seals, verdict.waiting) == (17, 4, 3)


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (without(place_of(3)), ["Event 3 (seal 1) is missing."]),
        (
            without(*range(place_of(12), place_of(15))),
            ["Events 12 to 14 (seal 3) are missing."],
        ),
        (
            replaced(place_of(12), '"read"', '"list"'),
            ["Event 12 (seal 3) was changed after it was sealed."],
        ),
        (
            replaced(place_of(12), '"event":12', '"event": 12'),
            ["Event 12 (seal 3) was changed after it was sealed."],
        ),
        (
            swapped(place_of(3), place_of(4)),
            ["Event 3 (seal 1) stands after event 4: out of order."],
        ),
        (
            [*LINES[: place_of(4)], LINES[place_of(3)], *LINES[place_of(4) :]],
            ["Event 3 (seal 1) stands twice."],
        ),
        (
            [*LINES[: place_of(4)], *Event(99).lines(), *LINES[place_of(4) :]],
            ["Event 99 was inserted among those of seal 1, which is about events 1 to 5."],
        ),
        (
            [LINES[0], *Event(1).lines(), *LINES[1:]],
            ["Event 1 in line 2 stands before any seal."],
        ),
    ],
    ids=itertools.count(),
)
def test_an_event_is_named(lines: list[str], named: list[str]) -> None:
    assert found(lines) == named


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (
            [*LINES[: SEALS[1]], *block(3), *block(4), LINES[-1]],
            ["Seal 2 (events 6 to 10) is missing."],
        ),
        ([*LINES[: SEALS[2]], *block(2), *LINES[SEALS[2] :]], ["Seal 2 stands twice."]),
        (
            [*LINES[: SEALS[1]], *block(3), *block(2), *block(4), LINES[-1]],
            [
                "Seal 2 (events 6 to 10) is missing.",
                "Seal 2 stands after seal 3: twice, or out of order.",
            ],
        ),
        (
            replaced(SEALS[2], '"at":"2026-11-28', '"at":"2026-11-27'),
            ["Seal 3 was changed: its signature does not hold."],
        ),
        (
            replaced(SEALS[2], '"first":11', '"first":10'),
            ["Line 15, after seal 2: a seal that cannot be read."],
        ),
        (
            replaced(SEALS[2], '"count":5,"first":11', '"count":6,"first":10'),
            [
                "Seal 3 is about events 10 to 15, where event 11 comes next.",
                "Seal 3 was changed: its signature does not hold.",
                "Seal 3 (events 10 to 15): the hashes that it lists were changed",
            ],
        ),
        ([*LINES[: SEALS[3]], LINES[-1]], ["Seal 4 is missing."]),
        ([*LINES[: SEALS[2]], LINES[-1]], ["Seals 3 to 4 are missing."]),
        (
            replaced(SEALS[1], '"leaves":"', '"leaves":"AAAA'),
            ["Seal 2 (events 6 to 10): the hashes that it lists were changed"],
        ),
    ],
    ids=itertools.count(),
)
def test_a_seal_is_named(lines: list[str], named: list[str]) -> None:
    faults = found(lines)

    assert len(faults) == len(named)
    assert all(words in fault for fault, words in zip(faults, named, strict=True))


def test_a_chain_made_anew_without_an_event_needs_the_private_key() -> None:
    others = sealed([Event(number) for number in range(1, 17)], key=ANOTHER_KEY)

    [fault] = found(others)
    assert fault.startswith(f"Seal 1 names the key {ANOTHER_KEY.public.fingerprint}, and the key")
    assert verify(as_file(others), [ANOTHER_KEY.public]).faults == []


def test_a_seal_of_another_record_does_not_fit_into_the_chain() -> None:
    other = sealed([Event(number, action="list") for number in range(1, 18)])
    second = next(at for at, line in enumerate(other) if '"number":2,' in line)

    faults = found([*LINES[: SEALS[1]], *other[second : second + 6], *LINES[SEALS[2] :]])

    assert faults == [
        "Seal 2 does not follow seal 1 as it stands here: the chain was changed.",
        "Seal 3 does not follow seal 2 as it stands here: the chain was changed.",
    ]


@pytest.mark.parametrize("cut", [1, 30, 200, 2000])
def test_a_file_that_was_cut_is_found_wherever_it_was_cut(cut: int) -> None:
    content = b"".join(as_file(LINES))[:-cut]

    assert any("cut off" in one for one in verify(content.splitlines(True), keys()).faults) or (
        cut == 1 and verify(content.splitlines(True), keys()).is_sound  # only the last line's end
    )


def test_a_file_cut_between_two_lines_is_found() -> None:
    assert found(LINES[:-1]) == ["The file is cut off: its end is missing."]
    assert found([]) == ["The file is cut off: its end is missing."]


def test_an_end_written_by_somebody_else_does_not_hold() -> None:
    shorter = LINES[: SEALS[3]]
    end = json.loads(LINES[-1])
    end["end"] |= {"seals": 3, "events": 15}

    assert "its signature does not hold" in found([*shorter, json.dumps(end)])[0]


def test_nothing_may_stand_after_the_end() -> None:
    assert found([*LINES, LINES[3]]) == [f"Line {len(LINES) + 1} stands after the end."]


def test_a_changed_text_is_told_from_an_erased_one() -> None:
    text = place_of(7) + 1
    erasing = [*EVENTS, Event(18, action="erase_texts", records=("1007",))]

    assert found(replaced(text, "Nora", "Nils")) == [
        "The text of event 7 was changed after it was sealed."
    ]
    assert found(without(text)) == [
        "The text of event 7 is gone, and nothing says that it was erased."
    ]
    verdict = verify(as_file(sealed(erasing, erased=frozenset({7}))), keys())
    assert (verdict.faults, verdict.erased) == ([], 1)


def test_an_erased_text_cannot_be_guessed_from_what_is_left() -> None:
    left = sealed(EVENTS, erased=frozenset({7}))

    assert "Nora" not in "".join(left)
    assert EVENTS[6].salt.hex() not in "".join(left)


def test_a_copy_has_no_texts_and_no_end() -> None:
    copy = sealed(EVENTS, texts=False)[1:-1]
    verdict = verify(as_file(copy), keys(), is_copy=True)

    assert (verdict.faults, verdict.withheld, verdict.events) == ([], 1, 17)
    assert found(copy[:3] + copy[4:], is_copy=True) == ["Event 3 (seal 1) is missing."]


def test_a_list_of_hashes_that_was_changed_with_its_event_names_the_seal() -> None:
    lines = sealed([Event(number) for number in range(1, 6)])
    other = sealed([Event(1), Event(2), Event(3, action="list"), Event(4), Event(5)])
    seal = json.loads(lines[1]) | {"leaves": json.loads(other[1])["leaves"]}

    faults = found([lines[0], json.dumps(seal), *other[2:7], lines[-1]])

    assert faults[0].startswith("Seal 1 (events 1 to 5): the hashes that it lists were changed")


@pytest.mark.parametrize(
    "line",
    ["[]", "7", "{}", '{"seal":7}', "[" * 100_000, '{"event":true}'],
    ids=itertools.count(),
)
def test_a_line_of_nonsense_is_named_and_nothing_breaks(line: str) -> None:
    faults = found([*LINES[:3], line, *LINES[3:]])

    assert "ine 4" in faults[0]


def test_a_flood_of_faults_is_counted() -> None:
    verdict: Verdict = verify([b"[]\n"] * 3000, [KEY.public])

    assert len(verdict.faults) == 1000
    assert verdict.more_faults > 1900


CONTENT = b"".join(as_file(LINES))


def meaning(content: bytes) -> list[object]:
    """What a file says, whichever letters it says it in: base64 has spare bits, hex two cases."""
    said: list[object] = []
    for line in content.splitlines(keepends=True):
        parsed = json.loads(line)
        if "event" in parsed:
            said.append(line)
            continue
        for name in ("leaves", "signature"):
            if name in parsed:
                parsed[name] = b64decode(parsed[name])
        if "text" in parsed:
            parsed["text"]["salt"] = bytes.fromhex(parsed["text"]["salt"])
        said.append(parsed)
    return said


@given(at=st.integers(0, len(CONTENT) - 2), byte=st.integers(0, 255))
def test_no_byte_can_be_changed_unseen(at: int, byte: int) -> None:
    changed = CONTENT[:at] + bytes([byte]) + CONTENT[at + 1 :]

    verdict = verify(changed.splitlines(keepends=True), keys())

    assert not verdict.is_sound or meaning(changed) == meaning(CONTENT)


@given(at=st.integers(0, len(LINES) - 1), to=st.integers(0, len(LINES) - 1))
def test_no_line_can_be_moved_or_removed_unseen(at: int, to: int) -> None:
    left = [*LINES[:at], *LINES[at + 1 :]]
    moved = [*left[:to], LINES[at], *left[to:]]

    assert at == to or found(moved) != []
    assert at == 0 or found(left) != []
