"""One review with everything on it, and the list of a room's reviews."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.reviews.models import Review
from samsyn.office.reviews.queries import closing, lines
from samsyn.office.reviews.queries.gathering import LINED, lines_now
from samsyn.office.reviews.queries.rooms import ReviewRoom, room_of, rooms_of
from samsyn.office.reviews.queries.standing import (
    facts_by_review,
    facts_of,
)
from samsyn.office.reviews.queries.tasks import followed_up
from samsyn.office.reviews.queries.timing import hours_of
from samsyn.office.reviews.queries.whole import ReviewHead, ReviewPage
from samsyn.office.reviews.rules import (
    Compared,
    Frozen,
    ReviewFacts,
    Week,
    compared,
    moves_of,
    state_of,
    timeliness_of,
)
from samsyn.vocabulary.reviews import ChangedSince, ReviewSection

RoomReviews = tuple[ReviewRoom, tuple[ReviewHead, ...]]


def review_list(actor: Actor, *, now: datetime) -> tuple[RoomReviews, ...]:
    """Return the reviews of each room that the reader reads, the newest first."""
    return tuple((room, _heads(actor, room, now=now)) for room in rooms_of(actor))


def head_of(actor: Actor, review_id: UUID, *, now: datetime) -> ReviewHead:
    """Return where one review stands; raises `NotVisible`."""
    row = _visible(actor, review_id)
    return _head(row, room_of(actor, row.room_id), facts_of(actor, row, now=now))


def review_page(
    actor: Actor,
    review_id: UUID,
    *,
    now: datetime,
    beside: Collection[ReviewSection] = LINED,
    though_signed: bool = False,
    on_the_wall: bool = False,
) -> ReviewPage:
    """Return one review as everybody in its room may see it, and note that it was read.

    The sections `beside` are compared with the data of now while the review is open; signed
    minutes stand as they were signed, unless that is asked for too.
    On the wall groups go by their codes, and what was typed of incidents stays on the desk.
    """
    row = _visible(actor, review_id)
    here, room = access.in_the_open(actor, row.room_id), room_of(actor, row.room_id)
    facts = facts_of(actor, row, now=now)
    frozen = lines.frozen_lines(here, row)
    is_compared = bool(beside) and (row.signed_at is None or though_signed)
    now_beside = _beside_now(actor, row, frozen, beside if is_compared else ())
    names = lines.names_of(here, row, now_beside)
    if on_the_wall:
        names = lines.codes_for(names)
    audit.record_reading(
        actor, Reading.PAGE, subject="reviews_review", record_ids=[row.pk], room_ids=[row.room_id]
    )
    return ReviewPage(
        head=_head(row, room, facts),
        incidents=tuple(lines.incidents_of(now_beside, names)),
        recorded_late=row.counts.get("recorded_late", 0),
        timeliness=timeliness_of(hours_of(frozen, names)),
        disputes=tuple(lines.disputes_of(now_beside, names)),
        talks=tuple(lines.talks_of(now_beside)),
        groups=tuple(lines.groups_of(now_beside, names)),
        tasks=followed_up(here, row, now=now),
        promises=tuple(lines.promises_of(now_beside, names)),
        rounds=tuple(lines.rounds_of(now_beside, names)),
        support=tuple(lines.support_of(row)),
        decisions=tuple(closing.decisions_of(here, row)),
        present=tuple(closing.present_at(here, row)),
        dissents=tuple(closing.dissents_in(here, row)),
        signatures=tuple(closing.signatures_of(here, row, facts)),
        is_compared=is_compared,
        changed=sum(one.since is not ChangedSince.SAME for one in now_beside),
        may_approve=closing.may_approve(actor, room, facts, now=now),
    )


def _visible(actor: Actor, review_id: UUID) -> Review:
    rows = Review.objects.select_related("frozen_by", "signed_by")
    return access.get_visible(actor, rows, pk=review_id)


def _beside_now(
    actor: Actor, row: Review, frozen: tuple[Frozen, ...], sections: Collection[ReviewSection]
) -> tuple[Compared, ...]:
    """Return the lines with how those of some sections stand to the data of the same moment.

    What is new belongs to the next review once the minutes are signed.
    """
    live = lines_now(actor, row, sections) if sections else ()
    found = compared(frozen, live, sections)
    if row.signed_at is None:
        return found
    return tuple(one for one in found if one.since is not ChangedSince.NEW)


def _heads(actor: Actor, room: ReviewRoom, *, now: datetime) -> tuple[ReviewHead, ...]:
    rows = access.visible_to(actor, Review.objects).filter(room=room.room_id)
    found = list(rows.select_related("frozen_by", "signed_by").order_by("-ends_at", "pk"))
    facts = facts_by_review(actor, found, now=now)
    return tuple(_head(row, room, facts[row.pk]) for row in found)


def _head(row: Review, room: ReviewRoom, facts: ReviewFacts) -> ReviewHead:
    state = state_of(facts)
    return ReviewHead(
        id=row.pk,
        room=room,
        week=Week(row.iso_year, row.iso_week),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=state,
        moves=moves_of(state),
        version=row.version,
        frozen_by=row.frozen_by.name,
        signed_by=row.signed_by.name if row.signed_by else "",
        signed_at=row.signed_at,
        approved=len(facts.took_part & facts.approved),
        took_part=len(facts.took_part),
    )
