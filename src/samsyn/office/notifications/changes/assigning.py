"""Gives a talk to a team: a part of the room of its own, and in it the brief, frozen.

The team sees nothing else. A new team, or new words, make a new brief; the earlier one stays,
so that what was said can be read afterwards.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.contact_cards.changes import against_code
from samsyn.office.contact_cards.codes import normal, spoken
from samsyn.office.notifications.changes.locking import locked
from samsyn.office.notifications.changes.plans import AssignmentPlan, MemberPlan
from samsyn.office.notifications.changes.refusals import CannotAssign, too_long
from samsyn.office.notifications.changes.stopping import stop_sentence
from samsyn.office.notifications.changes.words import Words, words_for
from samsyn.office.notifications.models import CustomNotification, TalkBrief, TalkMember
from samsyn.office.notifications.queries.choices import AgencyChoice, TeamChoices, team_choices
from samsyn.office.notifications.queries.facts import TalkFacts
from samsyn.office.notifications.queries.rules import Rules, rules_in
from samsyn.office.notifications.queries.standing import Standing, needs_child_assessment
from samsyn.vocabulary.rooms import AgencyKind

MOST: Final = 4  # people at a door


@dataclass(frozen=True, slots=True)
class _Team:
    """The members who can be, each with the partner that they come from, if it is known."""

    members: tuple[tuple[int, AgencyChoice | None], ...]
    unknown: int  # how many of the plan's cannot be in this team

    @property
    def agencies(self) -> dict[int, AgencyChoice]:
        return {agency.agency_id: agency for _staff, agency in self.members if agency}


@dataclass(frozen=True, slots=True)
class _Given:
    """What a brief is made of."""

    plan: AssignmentPlan
    words: Words
    rules: Rules


@transaction.atomic
def assign(actor: Actor, plan: AssignmentPlan, *, now: datetime) -> UUID:
    """Give the talk to a team and return the brief's id. Replaces an earlier team.

    Raises `CannotAssign` while anything stops the talk, or unless the team is of as many
    partners as the site's rule says, one of them not police.
    """
    row, talk, standing = locked(actor, plan.talk_id, now=now)
    permit = access.require(actor, Deed.PLAN_TALK, about=row)
    rules = rules_in(row.room_id)
    team = _team(plan.team, team_choices(row.room_id, row.compartment_id, now=now))
    words, missing = words_for(actor, plan, recipient=talk.recipient, now=now)
    reasons = [*_objections_to(plan, talk, standing, team, rules), *missing]
    if plan.card_code.strip():
        reasons.extend(against_code(actor, plan.card_code, read_in=row.room_id))
    if reasons or words is None:
        raise CannotAssign(*reasons)
    part = _open_part(row, [staff for staff, _agency in team.members])
    earlier = access.visible_to(actor, TalkBrief.objects).filter(talk=row)
    earlier.filter(replaced_at__isnull=True).update(replaced_at=now)
    row.team_part_id, row.team_ids = part, sorted(staff for staff, _agency in team.members)
    row.save(update_fields=["team_part", "team_ids"])
    brief = _write_brief(_Given(plan, words, rules), row, talk, permit, now=now)
    TalkMember.objects.bulk_create(
        TalkMember(
            **access.beside(brief, permit, now=now),
            brief=brief,
            staff_id=staff,
            agency_id=agency.agency_id,
        )
        for staff, agency in team.members
        if agency
    )
    audit.record(permit, subject="notifications_talkbrief", record_ids=[brief.pk])
    return brief.pk


def _open_part(row: CustomNotification, team: list[int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT samsyn_open_talk(%s, %s::integer[])", [row.compartment_id, sorted(team)]
        )
        [part] = cursor.fetchone()
    return int(part)


def _write_brief(
    given: _Given, row: CustomNotification, talk: TalkFacts, permit: Permit, *, now: datetime
) -> TalkBrief:
    plan, words = given.plan, given.words
    place: Mapping[str, Any] = {
        **access.beside(row, permit, now=now),
        "compartment_id": row.team_part_id,
    }
    check = talk.clearance
    child = talk.child_assessment if needs_child_assessment(talk) else None
    return TalkBrief.objects.create(
        **place,
        talk=row,
        person_ref=row.person_id,
        recipient=row.recipient,
        addressed_as=plan.addressed_as.strip(),
        due_at=row.clock_starts_at + given.rules.first_attempt_within(urgent=row.is_urgent),
        place=plan.place.strip(),
        meet_at=plan.meet_at,
        message_version_id=words.message.version_id,
        message_label=words.label,
        message_language=words.message.language,
        message_text=words.message.body,
        child_until=child.last_day if child else None,
        child_conditions=child.conditions if child else "",
        legal_text=check.legal_text if check else "",
        safety_note=check.safety_note if check else "",
        letter_version_id=words.letter.version_id if words.letter else None,
        letter_language=words.letter.language if words.letter else "",
        letter_heading=words.letter.heading[:300] if words.letter else "",
        letter_text=words.letter.body if words.letter else "",
        offer=words.offer.body if words.offer else "",
        card_code=spoken(normal(plan.card_code)),
    )


def _team(members: tuple[MemberPlan, ...], choices: TeamChoices) -> _Team:
    homes = {one.staff_id: one.agency_id for one in choices.staff}
    agencies = {one.agency_id: one for one in choices.agencies}
    found = {
        one.staff_id: agencies.get(one.agency_id or homes[one.staff_id] or 0)
        for one in members
        if one.staff_id in homes
    }
    unknown = len({one.staff_id for one in members} - homes.keys())
    return _Team(members=tuple(found.items()), unknown=unknown)


def _objections_to(
    plan: AssignmentPlan, talk: TalkFacts, standing: Standing, team: _Team, rules: Rules
) -> Iterator[str]:
    if not standing.is_open:
        yield _("The talk is over. Propose a new one.")
    yield from (stop_sentence(stop) for stop in standing.stops)
    yield from _about_team(talk, team, rules)
    if not plan.addressed_as.strip():
        yield _("Write what the team is to call the one they meet.")
    yield from too_long(
        {
            _("The name"): (plan.addressed_as, 80),
            _("The place"): (plan.place, 200),
            _("The code of the card"): (plan.card_code, 20),
        }
    )


def _about_team(talk: TalkFacts, team: _Team, rules: Rules) -> Iterator[str]:
    if team.unknown:
        yield _("Somebody cannot be in the team for this talk. Choose among those listed.")
    if len(team.members) > MOST:
        yield _("At most %(most)d people go. Choose fewer.") % {"most": MOST}
    if any(agency is None for _staff, agency in team.members):
        yield _("Say which partner each in the team comes from.")
    if len(team.agencies) < rules.least_partners:
        yield _("The team must come from at least %(least)d partners. Add somebody.") % {
            "least": rules.least_partners
        }
    elif rules.needs_civilian and all(one.is_law_enforcement for one in team.agencies.values()):
        yield _("Somebody in the team must come from another partner than the police.")
    kinds = {one.kind for one in team.agencies.values()}
    if talk.may_be_minor and AgencyKind.SOCIAL_SERVICES.value not in kinds:
        yield _("The talk concerns somebody who may be under 18. Social services must be there.")
