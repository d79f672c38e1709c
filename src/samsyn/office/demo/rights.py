"""Invented people of the police room: one asks what is held and contests a name, one is 16."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.children import changes as children
from samsyn.office.children.changes import AssessmentPlan
from samsyn.office.people import changes as people
from samsyn.office.people.changes import NamePlan, PersonPlan
from samsyn.office.people.models import PersonName
from samsyn.office.rights import changes
from samsyn.office.rights.changes import ContestPlan, RequestPlan
from samsyn.vocabulary.children import ChildVerdict, GuardianPart, SocialPart
from samsyn.vocabulary.people import NameKind
from samsyn.vocabulary.rights import ContestedKind, IdentityCheck, RaisedBy
from samsyn.vocabulary.uncertain_dates import DateInterval

_AGE = 16  # years, reached this year


def load_rights(lead: Actor, room_id: int, *, now: datetime) -> None:
    """Register a request and gather, contest a name, and assess what is best for a child."""
    asked, before = now - timedelta(days=9), now - timedelta(days=400)
    today = timezone.localdate(now)
    born = DateInterval.year(today.year - _AGE)
    plans = [
        PersonPlan(
            room_id=room_id,
            names=(
                NamePlan(given="Alva", family="Sjögren"),
                NamePlan(kind=NameKind.ALIAS, given="Räven"),
            ),
        ),
        PersonPlan(room_id=room_id, names=(NamePlan(given="Love", family="Berggren"),), born=born),
    ]
    with access.acting_as(lead):
        adult, child = people.record_people(lead, plans, now=before)
        plan = RequestPlan(
            room_id=room_id,
            name="Alva Sjögren",
            reach_by="Folkbokföringsadressen",
            received_on=timezone.localdate(asked),
            identity_check=IdentityCheck.E_IDENTIFICATION,
            check_note="",
            owner_id=lead.staff_id,
        )
        request = changes.register(lead, plan, now=asked)
        changes.choose_records(lead, request, [adult], now=asked)
        changes.compile_pack(lead, request, now=asked)
        alias = access.visible_to(lead, PersonName.objects).get(
            person=adult, kind=NameKind.ALIAS.value
        )
        contest = ContestPlan(
            person_id=adult,
            kind=ContestedKind.NAME,
            row_id=alias.pk,
            raised_by=RaisedBy.PERSON,
            received_on=today,
            reason="Jag har aldrig kallats så. Det är min bror som har det smeknamnet.",
        )
        changes.contest(lead, contest, now=now)
        children.assess(lead, _assessment_of(child), now=now - timedelta(days=3))


def _assessment_of(child: UUID) -> AssessmentPlan:
    return AssessmentPlan(
        person_id=child,
        verdict=ChildVerdict.MAY,
        best_interest="Hjälp finns hos socialtjänsten och når honom inte på annat sätt. Samtalet "
        "handlar bara om stöd.",
        childs_view="Vill prata, men inte hemma.",
        guardians=GuardianPart.AGREED,
        social_services=SocialPart.TAKES_PART,
        school_is_involved=True,
        conditions="På skolan, med kuratorn, aldrig i uniform.",
    )
