"""What of incidents reaches whom, page by page, in how many queries."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.incidents.builders import (
    NOW,
    TODAY,
    at,
    make_group,
    make_member,
    make_person,
    name_person,
    record,
    suspect,
    victim,
)

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.models import AuditEvent
from samsyn.office.incidents import queries
from samsyn.office.incidents.changes import SidePlan, WithdrawalPlan, withdraw_incident
from samsyn.office.incidents.models import Incident
from samsyn.office.incidents.queries import IncidentFilters, Page, PoliceIncident, Tab
from samsyn.office.incidents.queries.briefs import COUNTED_AS_CONFIRMED, is_counted_as_confirmed
from samsyn.vocabulary.incidents import (
    GroupSide,
    Harm,
    IncidentKind,
    IncidentStatus,
    MemberInvolved,
    PlacePrecision,
    SuspicionGrade,
)

pytestmark = pytest.mark.django_db


def listed(actor: Actor, page: Page = Page(), **filters: object) -> queries.IncidentList:  # noqa: B008
    return queries.incident_list(
        actor,
        filters=IncidentFilters(**filters),  # type: ignore[arg-type]
        page=page,
        today=TODAY,
    )


def queries_of(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def test_paging_shows_every_incident_once_in_both_directions(petra: Actor) -> None:
    with access.acting_as(petra):
        made = [record(petra, occurred=at(2026, 11, 1 + n % 3)) for n in range(7)]
        newest = listed(petra, Page(size=3))
        middle = listed(petra, Page(size=3, older_than=newest.older_than))
        oldest = listed(petra, Page(size=3, older_than=middle.older_than))
        back = listed(petra, Page(size=3, newer_than=middle.newer_than))

    seen = [one.id for page in (newest, middle, oldest) for one in page.incidents]
    assert sorted(seen) == sorted(made)
    assert oldest.older_than is None
    assert newest.newer_than is None
    assert [one.id for one in back.incidents] == [one.id for one in newest.incidents]


def test_unconfirmed_and_withdrawn_incidents_stand_in_lists_of_their_own(petra: Actor) -> None:
    with access.acting_as(petra):
        confirmed = record(petra)
        unconfirmed = record(petra, has_traces=None)
        withdrawn = record(petra)
        plan = WithdrawalPlan(incident_id=withdrawn, version=1, reason="Fyrverkeri.")
        withdraw_incident(petra, plan, now=NOW)

        tabs = {tab: [one.id for one in listed(petra, tab=tab).incidents] for tab in Tab}

    assert tabs == {
        Tab.CONFIRMED: [confirmed],
        Tab.UNCONFIRMED: [unconfirmed],
        Tab.WITHDRAWN: [withdrawn],
    }


def test_filters_narrow_the_list(petra: Actor) -> None:
    with access.acting_as(petra):
        wanted = record(petra, area="Vivalla", dead=1, member_involved=MemberInvolved.LIKELY)
        record(petra, occurred=at(2026, 10, 1))

        for narrowed in (
            {"area": "vivalla"},
            {"harm": Harm.DEAD},
            {"involvement": MemberInvolved.LIKELY},
            {"since": date(2026, 11, 1)},
            {"since": date(2026, 11, 17), "until": date(2026, 11, 17)},
        ):
            assert [one.id for one in listed(petra, **narrowed).incidents] == [wanted]


def test_the_list_says_confirmed_by_the_same_rule_as_the_page(petra: Actor) -> None:
    ticks = (None, True, False)
    with access.acting_as(petra):
        for traces, witnesses, lawful in product(ticks, ticks, ticks):
            record(
                petra,
                has_traces=traces,
                independent_witnesses=witnesses,
                lawful_or_accidental=lawful,
            )
        record(petra, kind=IncidentKind.ARSON, has_traces=None)
        record(petra, kind=IncidentKind.ARSON, has_traces=None, status=IncidentStatus.REVIEWED)
        in_database = set(
            Incident.objects.filter(COUNTED_AS_CONFIRMED).values_list("pk", flat=True)
        )
        not_in_database = set(
            Incident.objects.filter(~COUNTED_AS_CONFIRMED).values_list("pk", flat=True)
        )
        in_python = {row.pk for row in Incident.objects.all() if is_counted_as_confirmed(row)}

    assert in_database == in_python
    assert len(in_database) + len(not_in_database) == 29


def test_lists_and_sheets_take_as_many_queries_for_many_as_for_few(petra: Actor) -> None:
    with access.acting_as(petra):
        group = make_group(petra)
        side = SidePlan(group_id=group.pk, side=GroupSide.ACTING)

        def add(times: int) -> None:
            for _ in range(times):
                people = tuple(victim(make_person(petra)) for _ in range(times))
                record(petra, injured=times, people=people, sides=(side,))

        def counts() -> list[int]:
            newest = listed(petra).incidents[0].id
            return [
                queries_of(lambda: listed(petra)),
                queries_of(lambda: queries.incident_sheet(petra, newest, today=TODAY)),
                queries_of(lambda: queries.incidents_between(petra, date(2026, 1, 1), TODAY)),
                queries_of(lambda: queries.counts_by_week(petra, weeks=26, today=TODAY)),
                queries_of(
                    lambda: queries.incidents_of_group(petra, [group.pk], since=date(2026, 1, 1))
                ),
                queries_of(lambda: queries.recording_choices(petra)),
            ]

        add(2)  # with no other incident some queries fall away
        few = counts()
        add(4)

        assert counts() == few


def test_otto_sees_nothing_of_orebro(petra: Actor, otto: Actor) -> None:
    with access.acting_as(petra):
        person, group = make_person(petra), make_group(petra)
        side = SidePlan(group_id=group.pk, side=GroupSide.ACTING)
        found = record(petra, injured=1, people=(victim(person),), sides=(side,))

    with access.acting_as(otto):
        assert not listed(otto).incidents
        assert not queries.incidents_between(otto, date(2020, 1, 1), date(2027, 1, 1))
        assert not queries.incidents_of_person(otto, [person.pk])
        assert not queries.incidents_of_group(otto, [group.pk], since=date(2020, 1, 1))
        assert (
            sum(week.incidents for week in queries.counts_by_week(otto, weeks=9, today=TODAY)) == 0
        )
        assert queries.used_areas(otto) == ()
        with pytest.raises(access.NotVisible):
            queries.incident_sheet(otto, found, today=TODAY)


@pytest.mark.parametrize("who", ["stig", "carin", "dag"])
def test_roles_without_records_see_no_single_incident(
    who: str, request: pytest.FixtureRequest
) -> None:
    actor = request.getfixturevalue(who)

    with access.acting_as(actor), pytest.raises(access.NotPermitted):
        listed(actor)


def test_the_joint_room_gets_no_grade_no_place_and_no_source(petra: Actor, mona: Actor) -> None:
    where = {"longitude": 15.2, "latitude": 59.27, "place_precision": PlacePrecision.ADDRESS}
    with access.acting_as(petra):
        person = make_person(petra, "orebro-joint")
        found = record(petra, "orebro-joint", people=(suspect(person),), **where)

    with access.acting_as(mona):
        sheet = queries.incident_sheet(mona, found, today=TODAY)

    assert not isinstance(sheet, PoliceIncident)
    assert not hasattr(sheet.people[0], "suspicion")
    assert sheet.brief.longitude is None


def test_a_restricted_person_is_not_on_the_page_of_somebody_shut_out(
    petra: Actor, aino: Actor
) -> None:
    with access.acting_as(petra):
        found = record(
            petra, injured=1, people=(victim(), victim(make_person(petra), harm=Harm.NONE))
        )
        sheet = queries.incident_sheet(petra, found, today=TODAY)

    assert len(sheet.people) == 2
    narrowed = access.Actor(
        **{
            name: getattr(aino, name)
            for name in ("staff_id", "name", "title", "roles", "request_id")
        },
        parts=frozenset(),
    )
    with access.acting_as(aino), pytest.raises(access.NotVisible):
        queries.incident_sheet(narrowed, found, today=TODAY)


def test_a_protected_persons_home_is_not_shown(petra: Actor) -> None:
    where = {
        "place": "Exempelgatan 1",
        "longitude": 15.2,
        "latitude": 59.27,
        "place_precision": PlacePrecision.ADDRESS,
    }
    with access.acting_as(petra):
        person = make_person(petra, protected_identity="protected_registration")
        found = record(petra, injured=1, people=(victim(person, at_home=True),), **where)
        sheet = queries.incident_sheet(petra, found, today=TODAY)
        (brief,) = queries.incidents_between(petra, date(2026, 11, 1), TODAY)

    assert isinstance(sheet, PoliceIncident)
    assert (sheet.place, sheet.place_is_hidden) == ("", True)
    assert brief.longitude is None


def test_names_are_shown_only_when_revealed_and_then_noted(petra: Actor, dag: Actor) -> None:
    with access.acting_as(petra):
        person = make_person(petra)
        name_person(petra, person, "Exempel", "Person")
        found = record(petra, injured=1, people=(victim(person),))
        hidden = queries.incident_sheet(petra, found, today=TODAY)
        shown = queries.incident_sheet(petra.revealing_names(), found, today=TODAY)

    with access.acting_as(dag):
        actions = AuditEvent.objects.filter(record_ids__contains=[str(person.pk)]).values_list(
            "action", flat=True
        )
        assert {"list", "reveal_names"} <= set(actions)
    assert (hidden.people[0].name, shown.people[0].name) == ("", "Exempel Person")


def test_a_member_who_was_hit_suggests_that_a_member_was_involved(petra: Actor) -> None:
    with access.acting_as(petra):
        person, group = make_person(petra), make_group(petra)
        make_member(petra, person, group)
        found = record(petra, injured=1, people=(victim(person),))

        suggestion = queries.incident_sheet(petra, found, today=TODAY).suggestion

    assert suggestion.member_involved is MemberInvolved.CONFIRMED


@pytest.mark.parametrize(
    ("grade", "suggested"),
    [
        (SuspicionGrade.REASONABLE, MemberInvolved.LIKELY),
        (SuspicionGrade.PROBABLE, MemberInvolved.CONFIRMED),
        (SuspicionGrade.CLEARED, MemberInvolved.UNKNOWN),
    ],
)
def test_the_grade_of_suspicion_decides_the_suggestion(
    petra: Actor, grade: SuspicionGrade, suggested: MemberInvolved
) -> None:
    with access.acting_as(petra):
        person, group = make_person(petra), make_group(petra)
        make_member(petra, person, group)
        found = record(petra, people=(suspect(person, grade),))

        suggestion = queries.incident_sheet(petra, found, today=TODAY).suggestion

    assert suggestion.member_involved is suggested


def test_near_means_a_hundred_metres_and_fourteen_days(petra: Actor) -> None:
    def happened(days_before: int, metres_north: float) -> object:
        when = at(2026, 11, 17) if not days_before else at(2026, 11, 17 - days_before)
        return record(
            petra,
            occurred=when,
            longitude=15.2,
            latitude=59.27 + metres_north / 111_195,
            place_precision=PlacePrecision.ADDRESS,
        )

    with access.acting_as(petra):
        here = happened(0, 0)
        near = happened(14, 99)
        happened(15, 99)
        happened(3, 102)
        sheet = queries.incident_sheet(petra, here, today=TODAY)  # type: ignore[arg-type]

    assert isinstance(sheet, PoliceIncident)
    assert [one.id for one in sheet.near.incidents] == [near]


def test_weeks_are_counted_by_the_swedish_day(petra: Actor) -> None:
    with access.acting_as(petra):
        record(petra, occurred=at(2026, 11, 15, 23, 30))  # Monday in Sweden, Sunday in UTC
        weeks = queries.counts_by_week(petra, weeks=2, today=TODAY)

    assert [(week.monday, week.incidents) for week in weeks] == [
        (date(2026, 11, 9), 0),
        (date(2026, 11, 9) + timedelta(days=7), 1),
    ]


def test_what_is_held_for_comparison_is_never_counted(petra: Actor) -> None:
    with access.acting_as(petra):
        record(petra, kind=IncidentKind.OTHER, has_traces=None, status=IncidentStatus.REVIEWED)

        assert not listed(petra).incidents
        assert listed(petra, kind=IncidentKind.OTHER).incidents
        assert not queries.incidents_between(petra, date(2026, 11, 1), TODAY)
