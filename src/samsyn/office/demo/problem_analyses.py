"""Problem analyses of Örebro: last year's, frozen by the police, and a draft of the joint room."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.office.demo.steering_words import INVENTED
from samsyn.office.partners.models import Room
from samsyn.office.problem_analysis import changes
from samsyn.office.problem_analysis.changes import BeginPlan, PassagePlan
from samsyn.office.problem_analysis.queries import report_page
from samsyn.office.problem_analysis.rules import Section
from samsyn.vocabulary.rooms import Role, RoomKind

_SITE: Final = "orebro"
_INHABITANTS: Final = 160_000  # invented, of the size of the city
_WRITTEN: Final = {
    Section.SUMMARY: (
        "En stor del av våldet rör grupper som är kända, och flera av dem står i konflikt med"
        " varandra.\n"
        "Vi föreslår att arbetet under året riktas mot de grupper som står i öppen konflikt, och"
        " att varje händelse utan bedömning går till händelsegenomgången inom en vecka."
    ),
    Section.INVOLVED: (
        "Det som är okänt gäller mest händelser där ingen har pekats ut. De som var på"
        " genomgången såg inget som talar för att de skiljer sig från de andra."
    ),
    Section.GROUPS: (
        "Konflikterna har funnits längre än perioden. Ingen av dem bedömdes vara avslutad när"
        " kartläggningen gjordes."
    ),
    Section.TIMES: "Bilden stämmer med hur patrullerna själva beskriver kvällarna.",
}
_TOGETHER: Final = {
    Section.SUMMARY: (
        "Underlaget är det som parterna har delat med varandra. Det räcker inte för att säga vilka"
        " grupper våldet rör.\n"
        "Vi föreslår att varje händelse utan bedömning går till händelsegenomgången inom en vecka,"
        " och att fler delas med det gemensamma rummet."
    ),
    Section.INVOLVED: _WRITTEN[Section.INVOLVED],
}
_BEGUN: Final = {
    Section.SUMMARY: "Utkast. Kartläggningen av två grupper återstår innan vi kan säga mer.",
}


def load_problem_analyses(joint: JointRoom, *, now: datetime) -> None:
    """Let the analyst write, and the coordinator review, freeze and tell outside."""
    if joint.site.profile.key != _SITE:
        return
    analyst = _analyst(joint, now=now)
    if analyst is None:
        return
    today = timezone.localdate(now)
    police = Room.objects.get(key=joint.site.profile.room(RoomKind.POLICE).key)
    last_year = BeginPlan(
        room_id=police.pk,
        title=f"Problemanalys {today.year - 1}",
        first=date(today.year - 1, 1, 1),
        last=date(today.year - 1, 12, 31),
        population=_INHABITANTS,
        population_source=INVENTED,
    )
    _freeze(joint.lead, analyst, last_year, _WRITTEN, now=now - timedelta(days=20))
    together = replace(
        last_year,
        room_id=joint.room_id,
        title=f"Problemanalys {today.year - 1}, gemensamt underlag",
    )
    made = _freeze(joint.lead, analyst, together, _TOGETHER, now=now - timedelta(days=19))
    with access.acting_as(joint.lead):
        changes.tell_outside(joint.lead, made, now=now - timedelta(days=16))
    with access.acting_as(analyst):
        begun = BeginPlan(
            room_id=joint.room_id,
            title=f"Problemanalys {today.year}, gemensamt underlag",
            first=date(today.year - 2, 1, 1),
            last=today - timedelta(days=1),
        )
        made = changes.begin(analyst, begun, now=now)
        for section, words in _BEGUN.items():
            plan = PassagePlan(report_id=made, section=section, words=words)
            changes.write_passage(analyst, plan, now=now)


def _freeze(
    lead: Actor, analyst: Actor, plan: BeginPlan, texts: Mapping[Section, str], *, now: datetime
) -> UUID:
    with access.acting_as(analyst):
        made = changes.begin(analyst, plan, now=now)
        for section, words in texts.items():
            written = PassagePlan(report_id=made, section=section, words=words)
            changes.write_passage(analyst, written, now=now + timedelta(hours=2))
    with access.acting_as(lead):
        seen = report_page(lead, made).snapshot.digest
        changes.review(lead, made, seen=seen, now=now + timedelta(days=2))
        changes.freeze(lead, made, now=now + timedelta(days=2, hours=1))
    return made


def _analyst(joint: JointRoom, *, now: datetime) -> Actor | None:
    """Return the analyst of the police, who reads the joint room too; None if there is none."""
    rooms = {joint.site.profile.room(kind).key for kind in (RoomKind.POLICE, RoomKind.JOINT)}
    for member in joint.site.staff:
        if {held.room for held in member.roles if held.role is Role.ANALYST} >= rooms:
            pk = Staff.objects.values_list("pk", flat=True).get(email=member.email)
            return access.actor_for(pk, now=now, purpose="Demo")
    return None
