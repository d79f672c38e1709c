"""Which group stands first, and what never moves it."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.triggers import (
    Severity,
    Side,
    ViolentEvent,
    first_homicide,
    scorecard,
    severity_of,
)
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.incidents import IncidentKind

DAY = datetime(2026, 11, 1, 12, tzinfo=UTC)
CONFIRMED, LIKELY = Certainty.CONFIRMED, Certainty.LIKELY


def event(
    key: str, severity: Severity, *acting: tuple[str, Certainty], day: int = 0, hours: int = 0
) -> ViolentEvent[str]:
    start = DAY + timedelta(days=day)
    return ViolentEvent(
        key=key,
        earliest_at=start,
        latest_at=start + timedelta(hours=hours),
        severity=severity,
        acting=tuple(Side(*one) for one in acting),
    )


@pytest.mark.parametrize(
    ("kind", "dead", "injured", "home", "expected"),
    [
        (IncidentKind.SHOOTING, 1, 0, None, Severity.HOMICIDE),
        (IncidentKind.STABBING, 1, 2, None, Severity.HOMICIDE),
        (IncidentKind.OTHER_HOMICIDE, 0, 0, None, Severity.HOMICIDE),
        (IncidentKind.SHOOTING, 0, 1, None, Severity.GRAVE),
        (IncidentKind.SHOOTING, 0, 0, True, Severity.SERIOUS),
        (IncidentKind.EXPLOSION, 0, 0, True, Severity.GRAVE),
        (IncidentKind.EXPLOSION, 0, 1, None, Severity.GRAVE),
        (IncidentKind.HAND_GRENADE, 0, 0, True, Severity.GRAVE),
        (IncidentKind.EXPLOSION, 0, 0, None, Severity.SERIOUS),
        (IncidentKind.STABBING, 0, 1, None, Severity.SERIOUS),
        (IncidentKind.SERIOUS_ASSAULT, 0, 1, None, Severity.SERIOUS),
        (IncidentKind.PREPARED_EXPLOSION, 0, 0, True, None),
        (IncidentKind.OTHER, 1, 1, True, None),
    ],
)
def test_each_kind_of_event_has_its_severity(
    kind: IncidentKind, dead: int, injured: int, home: bool | None, expected: Severity | None
) -> None:
    found = severity_of(kind, dead=dead, injured=injured, where_people_live=home)

    assert found is expected


def test_a_score_is_weight_times_certainty_times_share() -> None:
    card = scorecard(
        [
            event("h", Severity.HOMICIDE, ("alm", LIKELY)),
            event("g", Severity.GRAVE, ("alm", CONFIRMED), ("björk", CONFIRMED)),
            event("s", Severity.SERIOUS, ("björk", CONFIRMED), ("alm", Certainty.POSSIBLE)),
        ]
    )

    alm, birch = card.score_of("alm"), card.score_of("björk")
    assert alm is not None
    assert birch is not None
    assert (alm.published, alm.equal, alm.homicide_only) == (4, 1, Fraction(1, 2))
    assert (birch.published, birch.equal, birch.homicide_only) == (
        Fraction(5, 2),
        Fraction(3, 2),
        0,
    )
    assert alm.events == ("h", "g")


def test_a_leader_by_every_weighting_is_not_contested() -> None:
    card = scorecard(
        [
            event("1", Severity.HOMICIDE, ("alm", CONFIRMED)),
            event("2", Severity.SERIOUS, ("alm", CONFIRMED)),
            event("3", Severity.SERIOUS, ("björk", CONFIRMED)),
        ]
    )

    assert card.leaders == {"alm"}
    assert not card.is_contested


def test_a_leader_who_leads_only_by_the_weights_is_contested() -> None:
    card = scorecard(
        [
            event("1", Severity.HOMICIDE, ("alm", CONFIRMED)),
            *[event(f"{n}", Severity.SERIOUS, ("björk", CONFIRMED)) for n in range(2, 5)],
        ]
    )

    assert card.leaders == {"alm"}
    assert card.leaders_equal == {"björk"}
    assert card.is_contested


def test_without_homicides_that_weighting_has_no_leader_and_contests_nothing() -> None:
    card = scorecard([event("1", Severity.GRAVE, ("alm", CONFIRMED))])

    assert card.leaders_homicide == frozenset()
    assert not card.is_contested


def test_groups_that_stand_level_are_contested() -> None:
    card = scorecard(
        [
            event("1", Severity.GRAVE, ("alm", CONFIRMED)),
            event("2", Severity.GRAVE, ("björk", CONFIRMED)),
        ]
    )

    assert card.leaders == {"alm", "björk"}
    assert card.is_contested


def test_what_no_group_is_certain_enough_of_stands_beside() -> None:
    card = scorecard(
        [event("1", Severity.HOMICIDE), event("2", Severity.GRAVE, ("alm", Certainty.POSSIBLE))]
    )

    assert card.scores == ()
    assert card.unattributed == ("1", "2")
    assert not card.is_contested


def test_the_first_group_with_a_confirmed_homicide_after_the_call_in_is_found() -> None:
    found = first_homicide(
        [
            event("before", Severity.HOMICIDE, ("björk", CONFIRMED), day=-1),
            event("likely", Severity.GRAVE, ("björk", CONFIRMED), day=1),
            event("second", Severity.HOMICIDE, ("björk", CONFIRMED), day=9),
            event("first", Severity.HOMICIDE, ("alm", CONFIRMED), day=5),
        ],
        after=DAY,
    )

    assert found is not None
    assert (found.groups, found.events, found.is_contested) == ({"alm"}, ("first",), False)


def test_a_homicide_that_may_have_come_before_the_call_in_does_not_count() -> None:
    vague = event("vague", Severity.HOMICIDE, ("alm", CONFIRMED), day=-1, hours=72)

    assert first_homicide([vague], after=DAY) is None


def test_homicides_whose_times_overlap_leave_the_first_contested() -> None:
    found = first_homicide(
        [
            event("1", Severity.HOMICIDE, ("alm", CONFIRMED), day=2, hours=10),
            event("2", Severity.HOMICIDE, ("björk", CONFIRMED), day=2, hours=3),
        ],
        after=DAY,
    )

    assert found is not None
    assert found.groups == {"alm", "björk"}
    assert found.is_contested


def test_an_earlier_homicide_that_nobody_is_tied_to_is_said() -> None:
    found = first_homicide(
        [
            event("unknown", Severity.HOMICIDE, ("björk", LIKELY), day=1),
            event("known", Severity.HOMICIDE, ("alm", CONFIRMED), day=2),
        ],
        after=DAY,
    )

    assert found is not None
    assert found.groups == {"alm"}
    assert found.earlier_unattributed == ("unknown",)
    assert found.is_contested


sides = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(Certainty)),
    max_size=4,
    unique_by=lambda s: s[0],
)
events = st.lists(st.tuples(st.sampled_from(Severity), sides), max_size=12).map(
    lambda drawn: [
        event(str(number), severity, *acting, day=number)
        for number, (severity, acting) in enumerate(drawn)
    ]
)


@given(events)
def test_an_event_never_scores_more_than_its_weight_and_nothing_is_lost(
    drawn: list[ViolentEvent[str]],
) -> None:
    card = scorecard(drawn)

    assert sum(one.equal for one in card.scores) <= len(drawn)
    told = {key for one in card.scores for key in one.events} | set(card.unattributed)
    assert told == {one.key for one in drawn}


@given(events, st.randoms())
def test_the_order_of_events_changes_no_score_and_no_leader(
    drawn: list[ViolentEvent[str]], random: object
) -> None:
    shuffled = list(drawn)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = scorecard(drawn), scorecard(shuffled)

    assert (one.leaders, one.is_contested) == (other.leaders, other.is_contested)
    assert {s.group: s.published for s in one.scores} == {
        s.group: s.published for s in other.scores
    }


@given(events, sides)
def test_an_uncertain_claim_moves_nothing(
    drawn: list[ViolentEvent[str]], extra: list[tuple[str, Certainty]]
) -> None:
    weak = tuple(Side(g, Certainty.POSSIBLE) for g, _ in extra)
    more = [
        ViolentEvent(
            key=one.key,
            earliest_at=one.earliest_at,
            latest_at=one.latest_at,
            severity=one.severity,
            acting=(*one.acting, *weak),
        )
        for one in drawn
    ]

    assert scorecard(more) == scorecard(drawn)
