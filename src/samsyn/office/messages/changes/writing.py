"""Writes texts and drafts of their versions. A draft is open to every writer of the room."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, Deed, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.messages.changes.judging import wording_objections
from samsyn.office.messages.changes.plans import Revised, TextPlan, VersionPlan, Wording
from samsyn.office.messages.changes.refusals import CannotDecide, CannotWrite
from samsyn.office.messages.languages import is_language
from samsyn.office.messages.models import MessageLanguage, MessageText, MessageVersion
from samsyn.office.partners.models import Room
from samsyn.vocabulary.messages import OWN_LANGUAGES, SINGLE, MessageKind
from samsyn.vocabulary.rooms import RoomKind

TEXTS = MessageText._meta.db_table
VERSIONS = MessageVersion._meta.db_table


@transaction.atomic
def record_text(actor: Actor, plan: TextPlan, *, now: datetime) -> UUID:
    """Write a new text with its first version, a draft; return the version's identifier.

    Refuses (`CannotWrite`, every reason) a text that the library has, a language that the site
    has not, and a wording that cannot stand.
    """
    permit = access.require(actor, Deed.WRITE_MESSAGE, about=RoomItself(plan.room_id))
    reasons = [
        *_room_objections(plan.room_id),
        *_name_objections(actor, plan),
        *_language_objections(actor, plan.room_id, plan.language),
        *wording_objections(plan.kind, plan.wording),
    ]
    if reasons:
        raise CannotWrite(*reasons)
    try:
        with transaction.atomic():
            text = MessageText.objects.create(
                kind=plan.kind.value, name=plan.name.strip(), **access.in_room(permit, now=now)
            )
    except IntegrityError as error:  # a colleague was a moment ahead
        raise CannotWrite(*_name_objections(actor, plan)) from error
    audit.record(permit, subject=TEXTS, record_ids=[text.pk])
    return _write_version(permit, text, plan.language, plan.wording, now=now)


@transaction.atomic
def draft_version(actor: Actor, plan: VersionPlan, *, now: datetime) -> UUID:
    """Write the next version of a text in a language, as a draft.

    Refuses (`CannotWrite`) while another version of it is a draft or waits for approval.
    """
    text = access.lock_visible(actor, MessageText, pk=plan.text_id)
    permit = access.require(actor, Deed.WRITE_MESSAGE, about=text)
    reasons = [
        *_language_objections(actor, text.room_id, plan.language),
        *_open_objections(actor, text, plan.language),
        *wording_objections(MessageKind(text.kind), plan.wording),
    ]
    if reasons:
        raise CannotWrite(*reasons)
    return _write_version(permit, text, plan.language, plan.wording, now=now)


@transaction.atomic
def revise_draft(actor: Actor, plan: Revised, *, now: datetime) -> None:
    """Change a draft.

    Refuses (`ChangedMeanwhile`) if somebody saved after the revision that the plan builds on,
    (`CannotDecide`) what is no draft, and (`CannotWrite`) a wording that cannot stand.
    """
    version = lock_version(actor, plan.version_id)
    permit = access.require(actor, Deed.WRITE_MESSAGE, about=version)
    demand_draft(version)
    demand_newest(version, plan.revision)
    reasons = list(wording_objections(MessageKind(version.text.kind), plan.wording))
    if reasons:
        raise CannotWrite(*reasons)
    for column, value in _columns(plan.wording).items():
        setattr(version, column, value)
    if actor.staff_id not in version.writers:
        version.writers = [*version.writers, actor.staff_id]
    touch(version, actor, now=now)
    audit.record(permit, subject=VERSIONS, record_ids=[version.pk])


@transaction.atomic
def add_language(actor: Actor, room_id: int, code: str, *, now: datetime) -> None:
    """Add a language in which the site writes. Adding it twice changes nothing."""
    permit = access.require(actor, Deed.WRITE_MESSAGE, about=RoomItself(room_id))
    reasons = list(_room_objections(room_id))
    if not is_language(code):
        reasons.append(_("Choose a language from the list."))
    if reasons:
        raise CannotWrite(*reasons)
    if code in OWN_LANGUAGES or code in _added(actor, room_id):
        return
    try:
        with transaction.atomic():
            added = MessageLanguage.objects.create(code=code, **access.in_room(permit, now=now))
    except IntegrityError:  # a colleague was a moment ahead, and nothing is left to do
        return
    audit.record(permit, subject=MessageLanguage._meta.db_table, record_ids=[added.pk])


def lock_version(actor: Actor, version_id: UUID) -> MessageVersion:
    """Return the version, locked, so that two who decide on it take turns."""
    rows = MessageVersion.objects.select_related("text")
    return access.get_visible(actor, rows.select_for_update(of=("self",)), pk=version_id)


def demand_draft(version: MessageVersion) -> None:
    """Refuse what is no longer a draft."""
    if version.withdrawn_at is not None:
        raise CannotDecide(_("The version has been withdrawn. Write a new one."))
    if version.submitted_at is not None:
        raise CannotDecide(
            _("The version has been handed in. Its words stay until you send it back.")
        )


def demand_newest(version: MessageVersion, revision: int) -> None:
    """Refuse a decision on something else than what was read."""
    if version.revision != revision:
        saved_by = version.changed_by or version.recorded_by
        raise ChangedMeanwhile.by(saved_by.name, version.changed_at or version.recorded_at)


def touch(version: MessageVersion, actor: Actor, *, now: datetime) -> None:
    """Save the version with who changed it; whoever read the one before is told."""
    version.revision += 1
    version.changed_at, version.changed_by_id = now, actor.staff_id
    version.save()


def _write_version(
    permit: Permit, text: MessageText, language: str, wording: Wording, *, now: datetime
) -> UUID:
    before = access.visible_to(permit.actor, MessageVersion.objects).filter(
        text=text, language=language
    )
    latest = before.aggregate(latest=Max("number"))["latest"] or 0
    version = MessageVersion.objects.create(
        text=text,
        language=language,
        number=latest + 1,
        writers=[permit.actor.staff_id],
        **_columns(wording),
        **access.beside(text, permit, now=now),
    )
    audit.record(permit, subject=VERSIONS, record_ids=[version.pk])
    return version.pk


def _columns(wording: Wording) -> dict[str, Any]:
    return {
        "heading": wording.heading.strip(),
        "body": "\n".join(line.rstrip() for line in wording.body.strip().splitlines()),
        "translated_by": wording.translated_by.strip(),
        "translated_on": wording.translated_on,
        "valid_from": wording.valid_from,
        "valid_to": wording.valid_to,
    }


def _room_objections(room_id: int) -> Iterable[str]:
    if Room.objects.values_list("kind", flat=True).get(pk=room_id) != RoomKind.JOINT.value:
        yield _("The message is shared, so its texts lie in the joint room. Choose that room.")


def _name_objections(actor: Actor, plan: TextPlan) -> Iterable[str]:
    if not plan.name.strip():
        yield _("Give the text a name that colleagues recognise.")
    texts = access.visible_to(actor, MessageText.objects).filter(
        room_id=plan.room_id, kind=plan.kind.value
    )
    if plan.kind in SINGLE and texts.exists():
        yield _("The library already has this text. Open it, and write a new version.")
    elif texts.filter(name__iexact=plan.name.strip()).exists():
        yield _("The library already has a text with this name. Open it, or choose another name.")


def _language_objections(actor: Actor, room_id: int, code: str) -> Iterable[str]:
    if code not in OWN_LANGUAGES and code not in _added(actor, room_id):
        yield _("The site does not write in this language yet. Add the language first.")


def _open_objections(actor: Actor, text: MessageText, language: str) -> Iterable[str]:
    is_open = access.visible_to(actor, MessageVersion.objects).filter(
        text=text, language=language, approved_at__isnull=True, withdrawn_at__isnull=True
    )
    for number in is_open.values_list("number", flat=True):
        yield _(
            "Version %(number)d is not finished. Go on with that one, or withdraw it first."
        ) % {"number": number}


def _added(actor: Actor, room_id: int) -> set[str]:
    rows = access.visible_to(actor, MessageLanguage.objects).filter(room_id=room_id)
    return set(rows.values_list("code", flat=True))
