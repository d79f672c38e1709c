"""One version with what its state follows from, and two of them side by side."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.analysis.texts.differences import differences
from samsyn.analysis.texts.plain_language import reading_of
from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.accounts.models import Staff
from samsyn.office.messages.languages import direction_of
from samsyn.office.messages.models import MessageVersion
from samsyn.office.messages.queries.library import mark_of
from samsyn.office.messages.queries.shown import Comparison, Fact, VersionPage
from samsyn.office.messages.queries.uses import uses_of
from samsyn.office.messages.states import VersionState, state_of, successor
from samsyn.vocabulary.message_parts import parts_in
from samsyn.vocabulary.messages import HANDED_OVER, LEGALLY_CHECKED, OWN_LANGUAGES, MessageKind

_STAFF = (
    "recorded_by",
    "changed_by",
    "submitted_by",
    "sent_back_by",
    "approved_by",
    "withdrawn_by",
)


def version_page(actor: Actor, version_id: UUID, *, on: date) -> VersionPage:
    """Return one version with its facts, what the language check says, and where it is used."""
    rows = MessageVersion.objects.select_related("text", "room", *_STAFF)
    version = access.get_visible(actor, rows, pk=version_id)
    family = _family(actor, version)
    kind = MessageKind(version.text.kind)
    mark = mark_of(version, family, on=on)
    later = successor(version, family, on=on)
    has_written = actor.staff_id in version.writers
    return VersionPage(
        id=version.pk,
        text_id=version.text_id,
        room_id=version.room_id,
        kind=kind,
        name=version.text.name,
        room=version.room.short_name,
        language=version.language,
        direction=direction_of(version.language),
        number=version.number,
        revision=version.revision,
        heading=version.heading,
        body=version.body,
        parts=parts_in(version.heading, version.body),
        state=mark.state,
        followed_by=later.number if later else None,
        previous_id=next((one.pk for one in family if one.number < version.number), None),
        replaces_if_withdrawn=_in_force_without(version, family, on=on),
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        ends_soon=mark.ends_soon,
        begun=Fact(at=version.recorded_at, by=version.recorded_by.name),
        changed=_fact(version.changed_at, version.changed_by),
        writers=_names(version.writers),
        submitted=_fact(version.submitted_at, version.submitted_by),
        sent_back=_fact(version.sent_back_at, version.sent_back_by, version.sent_back_because),
        approved=_fact(version.approved_at, version.approved_by),
        withdrawn=_fact(version.withdrawn_at, version.withdrawn_by, version.withdrawn_because),
        legally_checked_by=version.legally_checked_by,
        legally_checked_on=version.legally_checked_on,
        needs_legal_check=kind in LEGALLY_CHECKED,
        translated_by=version.translated_by,
        translated_on=version.translated_on,
        needs_translator=version.language not in OWN_LANGUAGES,
        kept_because=version.kept_because,
        reading=reading_of(f"{version.heading}\n{version.body}", language=version.language),
        is_handed_over=kind in HANDED_OVER,
        uses=uses_of(actor, version.pk),
        may_write=actor.may(Deed.WRITE_MESSAGE, version.room_id),
        may_approve=actor.may(Deed.APPROVE_MESSAGE, version.room_id) and not has_written,
        has_written=has_written,
    )


def comparison(actor: Actor, version_id: UUID, *, other_id: UUID | None, on: date) -> Comparison:
    """Return a version beside another of its text and language, by default the one before it.

    Raises `NotVisible` if there is none to compare with.
    """
    version = access.get_visible(
        actor, MessageVersion.objects.select_related("text"), pk=version_id
    )
    family = _family(actor, version)
    others = [one for one in family if one.pk != version.pk]
    before = [one for one in others if one.number < version.number]
    chosen = [one for one in others if one.pk == other_id] if other_id else (before or others)
    if not chosen:
        raise NotVisible(_("The page does not exist."))
    earlier, later = sorted((version, chosen[0]), key=lambda one: one.number)
    return Comparison(
        text_id=version.text_id,
        name=version.text.name,
        earlier=mark_of(earlier, family, on=on),
        later=mark_of(later, family, on=on),
        heading=differences(earlier.heading, later.heading),
        body=differences(earlier.body, later.body),
        direction=direction_of(version.language),
        others=tuple(mark_of(one, family, on=on) for one in others),
    )


def _family(actor: Actor, version: MessageVersion) -> list[MessageVersion]:
    rows = access.visible_to(actor, MessageVersion.objects).filter(
        text_id=version.text_id, language=version.language
    )
    return list(rows.order_by("-number", "pk"))


def _in_force_without(
    version: MessageVersion, family: list[MessageVersion], *, on: date
) -> int | None:
    rest = [one for one in family if one.pk != version.pk]
    states = ((one.number, state_of(one, rest, on=on)) for one in rest)
    return next((number for number, state in states if state is VersionState.IN_FORCE), None)


def _fact(at: datetime | None, by: Staff | None, because: str = "") -> Fact | None:
    return None if at is None or by is None else Fact(at=at, by=by.name, because=because)


def _names(staff_ids: list[int]) -> tuple[str, ...]:
    names = dict(Staff.objects.filter(pk__in=staff_ids).values_list("pk", "name"))
    return tuple(names[one] for one in staff_ids if one in names)
