"""Makes a return: computed anew, compared with what was shown, told for good, signed and frozen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.exchange import queries as packages
from samsyn.office.exchange.sealing.signing import sign
from samsyn.office.groups.queries.known import names_known
from samsyn.office.national.changes.receiving import KIND
from samsyn.office.national.changes.refusals import CannotReturn
from samsyn.office.national.changes.sending import send_return
from samsyn.office.national.models import SiteReturn
from samsyn.office.national.queries.drafting import draft, mark_of
from samsyn.office.national.queries.own import newest_edition
from samsyn.office.national.rules import Quarter, claims_of, digest_of, last_ended, written
from samsyn.office.partners.models import Room
from samsyn.office.releases import changes as releases
from samsyn.office.releases.queries import threshold_of
from samsyn.office.releases.rules import Named, few_in, named_in
from samsyn.office.steering.changes import in_steering_part
from samsyn.office.steering.queries import room_of

RELEASE_KIND = "national_return"
LONGEST_REMARK, LONGEST_SOURCE = 1_000, 200
MOST_INHABITANTS = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPlan:
    """What is typed beside the figures, and the mark of what was shown."""

    room_id: int
    quarter: Quarter
    mark: str
    is_approved: bool
    remark: str = ""
    inhabitants: int = 0
    inhabitants_source: str = ""


@transaction.atomic
def make_return(actor: Actor, plan: ReturnPlan, *, now: datetime) -> UUID:
    """Approve a return as a named person; it is signed, frozen and sent in the same moment.

    Raises `ChangedMeanwhile` if the figures are no longer those that were shown, and
    `CannotReturn`.
    """
    permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(plan.room_id))
    edition = newest_edition(actor, plan.room_id, plan.quarter) + 1
    today = timezone.localdate(now)
    names = names_known(actor, plan.room_id)
    reasons = [*_objections(plan, edition, today=today), *_about_remark(plan, names)]
    if reasons:
        raise CannotReturn(*reasons)
    own = draft(actor, room_of(actor), plan.quarter, edition=edition, now=now)
    made = uuid4()
    answers = releases.release(
        permit, RELEASE_KIND, made, cells=own.cells.counts, asks=own.cells.asks, now=now
    )
    text = own.told({name: one.count for name, one in answers.items()})
    if mark_of(text) != plan.mark:
        raise ChangedMeanwhile(
            _("The figures have changed since they were shown. Look at them again, then approve.")
        )
    text = replace(
        text,
        id=str(made),
        remark=plan.remark.strip(),
        inhabitants=plan.inhabitants,
        inhabitants_source=plan.inhabitants_source.strip(),
    )
    try:
        with transaction.atomic():
            row = SiteReturn.objects.create(
                pk=made,
                quarter=plan.quarter.first,
                edition=edition,
                text=written(text),
                digest=digest_of(text),
                signature=sign(claims_of(text), packages.keys_here(), kind=KIND),
                signer=packages.keys_here().public.id,
                **in_steering_part(permit, now=now),
            )
    except IntegrityError as error:
        raise ChangedMeanwhile(
            _("Somebody else has just made this return. Look at theirs first.")
        ) from error
    audit.record(permit, subject="national_sitereturn", record_ids=[made])
    send_return(actor, row, Room.objects.get(pk=plan.room_id), now=now)
    return made


def _about_remark(plan: ReturnPlan, names: Sequence[Named]) -> Iterator[str]:
    for name in named_in(plan.remark, names):
        yield _("“%(name)s” is a name in the records. Write the remark without it.") % {
            "name": name
        }
    for few in few_in(plan.remark, threshold_of(plan.room_id)):
        yield _("“%(few)s” tells of few people or events. Write without the number.") % {"few": few}


def _objections(plan: ReturnPlan, edition: int, *, today: date) -> Iterator[str]:
    if plan.quarter > last_ended(today):
        yield _("The quarter has not ended. Its return is made when it has.")
    if not plan.is_approved:
        yield _("Approve that exactly this leaves the site.")
    if edition > 1 and not plan.remark.strip():
        yield _("A return for the quarter has been made. Write what was wrong with it.")
    if plan.inhabitants and not plan.inhabitants_source.strip():
        yield _("Write where the number of inhabitants comes from, and of which year.")
    if not 0 <= plan.inhabitants <= MOST_INHABITANTS:
        yield _("The number of inhabitants cannot be right.")
    if len(plan.remark) > LONGEST_REMARK or len(plan.inhabitants_source) > LONGEST_SOURCE:
        yield _("The text is too long.")
