"""Loads the sites' texts as their staff write, check and approve them, each at its own time."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.messages import changes
from samsyn.office.messages.changes import LegalCheck, TextPlan, VersionPlan, Wording
from samsyn.office.messages.models import MessageText, MessageVersion
from samsyn.simulation.texts import SimulatedText, SimulatedVersion, library_of
from samsyn.simulation.world import SimulatedSite
from samsyn.vocabulary.messages import LEGALLY_CHECKED, OWN_LANGUAGES
from samsyn.vocabulary.rooms import Role, RoomKind

_AHEAD = timedelta(days=10)  # a version is approved before it holds
_LAWYER = "Kommunjurist, påhittad"


def load_texts(site: SimulatedSite, rooms: Mapping[str, int], *, now: datetime) -> int:
    """Write the site's library into its joint room; return how many versions were written."""
    joint = site.profile.room(RoomKind.JOINT).key
    writer, approver = (_actor(email, now) for email in _coordinators(site, joint))
    texts = library_of(site.profile, today=timezone.localdate(now))
    codes = {one.language for text in texts for one in text.versions} - set(OWN_LANGUAGES)
    with access.acting_as(writer):
        for code in sorted(codes):
            changes.add_language(writer, rooms[joint], code, now=now)
    for text in texts:
        _load(text, rooms[joint], writer, approver, now=now)
    return sum(len(text.versions) for text in texts)


def _load(text: SimulatedText, room: int, writer: Actor, approver: Actor, *, now: datetime) -> None:
    text_id: UUID | None = None
    for version in text.versions:
        at = min(_noon(version.valid_from - _AHEAD), now)
        with access.acting_as(writer):
            made = _write(writer, text, version, room, text_id, at)
            if text_id is None:
                rows = access.visible_to(writer, MessageText.objects)
                text_id = rows.get(versions=made).pk
        if version.is_approved:
            with access.acting_as(approver):
                changes.approve(approver, made, revision=_revision(approver, made), now=at)


def _write(
    actor: Actor,
    text: SimulatedText,
    version: SimulatedVersion,
    room: int,
    text_id: UUID | None,
    at: datetime,
) -> UUID:
    wording = Wording(
        heading=version.heading,
        body=version.body,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        translated_by=version.translated_by,
        translated_on=at.date() if version.translated_by else None,
    )
    if text_id is None:
        plan = TextPlan(
            room_id=room,
            kind=text.kind,
            name=text.name,
            language=version.language,
            wording=wording,
        )
        made = changes.record_text(actor, plan, now=at)
    else:
        later = VersionPlan(text_id=text_id, language=version.language, wording=wording)
        made = changes.draft_version(actor, later, now=at)
    changes.submit(actor, made, revision=1, kept_because=version.kept_because, now=at)
    if text.kind in LEGALLY_CHECKED and version.is_approved:
        check = LegalCheck(version_id=made, checked_by=_LAWYER, checked_on=at.date())
        changes.record_legal_check(actor, check, revision=_revision(actor, made), now=at)
    return made


def _revision(actor: Actor, version_id: UUID) -> int:
    rows = access.visible_to(actor, MessageVersion.objects)
    return rows.values_list("revision", flat=True).get(pk=version_id)


def _coordinators(site: SimulatedSite, joint: str) -> tuple[str, str]:
    """Return the addresses of two who answer for the joint room: one writes, one approves."""
    found = [
        member.email
        for member in site.staff
        if any(held.room == joint and held.role is Role.COORDINATOR for held in member.roles)
    ]
    return found[0], found[-1]


def _actor(email: str, at: datetime) -> Actor:
    return access.actor_for(Staff.objects.get(email=email).pk, now=at, purpose="Demo")


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
