"""Enters promises, word for word. A promise is never edited: a correction is a new one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted, NotVisible, Refusal, RoomItself
from samsyn.office.access.records import RoomRecord
from samsyn.office.audit import changes as audit
from samsyn.office.groups.models import Group
from samsyn.office.messages.models import MessageVersion
from samsyn.office.promises.models import Promise, PromiseAnswer, PromisedGroup
from samsyn.office.promises.queries import own_agencies_for, own_rooms
from samsyn.office.promises.rules import is_told
from samsyn.vocabulary.promises import PROOFS, PromiseKind, PromiseOccasion, PromiseProof

LONGEST = 4000
LONGEST_WORDS = 300


class CannotPromise(Refusal):
    """The promise cannot be entered as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisePlan:
    """A promise as it was said, and to which groups of the same room."""

    room_id: int
    verbatim: str
    kind: PromiseKind
    made_on: date
    made_by: str
    group_ids: tuple[UUID, ...]
    occasion: PromiseOccasion = PromiseOccasion.OTHER
    occasion_id: UUID | None = None
    message_version_id: UUID | None = None
    is_to_site: bool = False  # to no group that is known, but to the site as a whole
    due_on: date | None = None  # the last day, if one was promised


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPlan:
    """What an agency says of its promise; words only of what it did for protection."""

    promise_id: UUID
    agency_id: int
    proof: PromiseProof
    done_on: date
    words: str = ""


@transaction.atomic
def record_promise(
    actor: Actor, plan: PromisePlan, *, now: datetime, beside: RoomRecord | None = None
) -> UUID:
    """Enter a promise. Refuses one without words, speaker or group, and a day to come.

    It is read by everybody of the room, or by those who read the record that it lies `beside`.
    """
    permit = access.require(actor, Deed.RECORD_PROMISE, about=RoomItself(plan.room_id))
    groups = _groups(actor, plan)
    if plan.message_version_id is not None:
        texts = MessageVersion.objects.filter(room=plan.room_id)
        access.get_visible(actor, texts, pk=plan.message_version_id)
    if reasons := [*_objections(plan, groups, today=timezone.localdate(now))]:
        raise CannotPromise(*reasons)
    row = Promise.objects.create(
        verbatim=plan.verbatim.strip(),
        kind=plan.kind.value,
        made_on=plan.made_on,
        due_on=plan.due_on,
        made_by=plan.made_by.strip(),
        occasion_kind=plan.occasion.value,
        occasion_id=plan.occasion_id,
        message_version_id=plan.message_version_id,
        **(access.beside(beside, permit, now=now) if beside else access.in_room(permit, now=now)),
    )
    PromisedGroup.objects.bulk_create(
        PromisedGroup(
            promise=row,
            group=group,
            group_compartment_id=group.compartment_id,
            **access.beside(row, permit, now=now),
        )
        for group in groups.values()
    )
    audit.record(permit, subject="promises_promise", record_ids=[row.pk])
    return row.pk


def _groups(actor: Actor, plan: PromisePlan) -> Mapping[UUID, Group]:
    wanted = set(plan.group_ids)
    rows = access.visible_to(actor, Group.objects).filter(pk__in=wanted).order_by("pk")
    found = {group.pk: group for group in rows}
    if wanted - found.keys():
        raise NotVisible(_("The page does not exist."))
    return found


def _objections(plan: PromisePlan, groups: Mapping[UUID, Group], *, today: date) -> Iterator[str]:
    if not plan.verbatim.strip():
        yield _("Write the promise as it was said, word for word.")
    if len(plan.verbatim) > LONGEST:
        yield _("The promise is longer than 4,000 signs. Enter one promise at a time.")
    if not plan.made_by.strip():
        yield _("Write whose voice gave the promise, for example the local police chief.")
    if not groups and not plan.is_to_site:
        yield _("Choose the groups that heard the promise.")
    if any(group.room_id != plan.room_id for group in groups.values()):
        yield _("A promise is given to groups of its own room. Have the group disclosed first.")
    if plan.made_on > today:
        yield _("The promise is dated in the future. Write the day on which it was given.")
    if plan.due_on is not None and plan.due_on < plan.made_on:
        yield _("The last day comes before the promise was given. Write a later day.")


@transaction.atomic
def answer_promise(actor: Actor, plan: AnswerPlan, *, now: datetime) -> UUID:
    """Say that one's own agency kept its promise of help or protection, or that it did not.

    Refuses whoever does not answer for the agency, and of help every word beside the proof:
    nothing may tell who sought it.
    """
    row = access.get_visible(actor, Promise.objects, pk=plan.promise_id)
    kind, occasion = PromiseKind(row.kind), PromiseOccasion(row.occasion_kind)
    agencies = own_agencies_for(actor, [kind], row.room_id)[kind]
    agency = next((one for one in agencies if one.pk == plan.agency_id), None)
    if agency is None:
        raise NotPermitted(_("Only the agency that answers for a promise says whether it is kept."))
    own = next(room for (_site, one), room in own_rooms(actor).items() if one == agency.pk)
    permit = access.require(actor, Deed.ANSWER_MEASURE, about=RoomItself(own))
    if not is_told(kind, occasion):
        raise CannotPromise(
            _("Help that was promised to one person is not answered here: it would tell on them.")
        )
    if reasons := [*_against_answer(plan, kind, row.made_on, today=timezone.localdate(now))]:
        raise CannotPromise(*reasons)
    made = PromiseAnswer.objects.create(
        promise=row,
        agency=agency,
        proof=plan.proof.value,
        done_on=plan.done_on,
        words=plan.words.strip(),
        room_id=row.room_id,
        compartment_id=row.compartment_id,
        recorded_at=now,
        recorded_by_id=actor.staff_id,
    )
    audit.record(permit, subject="promises_promiseanswer", record_ids=[made.pk])
    return made.pk


def _against_answer(
    plan: AnswerPlan, kind: PromiseKind, made_on: date, *, today: date
) -> Iterator[str]:
    words = plan.words.strip()
    if plan.proof not in PROOFS[kind]:
        yield _("Choose one of the answers for this kind of promise.")
    if kind is PromiseKind.HELP and words:
        yield _("Of help only the proof is noted. Take the words out.")
    if kind is PromiseKind.PROTECTION and not words:
        yield _("Write what was done, or why it was not.")
    if len(words) > LONGEST_WORDS:
        yield _("The text is longer than 300 signs. Shorten it.")
    if not made_on <= plan.done_on <= today:
        yield _("Write a day from the promise up to today.")
