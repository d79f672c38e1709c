"""The library as a list, and one text of it."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.messages.languages import direction_of
from samsyn.office.messages.models import MessageLanguage, MessageText, MessageVersion
from samsyn.office.messages.queries.shown import (
    Family,
    Library,
    Start,
    TextPage,
    TextRow,
    VersionMark,
)
from samsyn.office.messages.states import VersionState, state_of
from samsyn.vocabulary.fixed_texts import SHIPPED
from samsyn.vocabulary.messages import OWN_LANGUAGES, MessageKind
from samsyn.vocabulary.rooms import RoomKind

SOON = timedelta(days=60)  # before a text ends, its writers are told
_USED = (VersionState.IN_FORCE, VersionState.COMING)


def library(actor: Actor, *, on: date) -> Library:
    """Return every text of the actor's joint rooms, in the order of its kind and name."""
    rows = access.visible_to(actor, MessageText.objects).select_related("room")
    versions = access.visible_to(actor, MessageVersion.objects).defer("heading", "body")
    families = _families(versions, on=on)
    order = list(MessageKind)
    texts = sorted(
        (_row(text, families.get(text.pk, ())) for text in rows),
        key=lambda row: (order.index(row.kind), row.name.casefold(), row.room),
    )
    every = [(row, one) for row in texts for family in row.families for one in family.versions]
    used = {row.kind for row, one in every if one.state in _USED}
    return Library(
        texts=tuple(texts),
        waiting=tuple(pair for pair in every if pair[1].state is VersionState.SUBMITTED),
        ending=tuple(pair for pair in every if pair[1].ends_soon),
        missing=tuple(kind for kind in order if kind not in used),
    )


def text_page(actor: Actor, text_id: UUID, *, on: date) -> TextPage:
    """Return one text with all its versions and the words of each language's current one."""
    text = access.get_visible(actor, MessageText.objects.select_related("room"), pk=text_id)
    versions = list(access.visible_to(actor, MessageVersion.objects).filter(text=text))
    row = _row(text, _families(versions, on=on).get(text.pk, ()))
    bodies = {one.pk: one.body for one in versions}
    shown = [family.shown[0] for family in row.families]
    return TextPage(
        row=row,
        room_id=text.room_id,
        words=tuple((one.language, bodies[one.id]) for one in shown),
        languages=languages_of(actor, text.room_id),
        may_write=actor.may(Deed.WRITE_MESSAGE, text.room_id),
    )


def languages_of(actor: Actor, room_id: int) -> tuple[str, ...]:
    """Return the languages that the site writes in: Swedish, English, and those it added."""
    added = access.visible_to(actor, MessageLanguage.objects).filter(room_id=room_id)
    return (*OWN_LANGUAGES, *added.order_by("code", "pk").values_list("code", flat=True))


def reads_library(actor: Actor) -> bool:
    """Whether the actor reads all of a joint room, where the library lies."""
    return bool(actor.joint_rooms)


def writing_rooms(actor: Actor) -> dict[int, str]:
    """Return the joint rooms in which the actor may write texts, with their sites."""
    return {
        held.room_id: held.site_brand or held.room_name
        for held in actor.roles
        if held.room_kind is RoomKind.JOINT and actor.may(Deed.WRITE_MESSAGE, held.room_id)
    }


def mark_of(version: MessageVersion, family: Iterable[MessageVersion], *, on: date) -> VersionMark:
    """Return a version as a list shows it."""
    state = state_of(version, family, on=on)
    end = version.valid_to
    return VersionMark(
        id=version.pk,
        language=version.language,
        number=version.number,
        state=state,
        valid_from=version.valid_from,
        valid_to=end,
        ends_soon=state is VersionState.IN_FORCE and end is not None and end <= on + SOON,
    )


def _families(versions: Iterable[MessageVersion], *, on: date) -> Mapping[UUID, tuple[Family, ...]]:
    by_text: dict[UUID, dict[str, list[MessageVersion]]] = {}
    for version in sorted(versions, key=lambda one: -one.number):
        languages = by_text.setdefault(version.text_id, {})
        languages.setdefault(version.language, []).append(version)
    return {
        text_id: tuple(
            Family(
                language=code,
                direction=direction_of(code),
                versions=tuple(mark_of(one, found, on=on) for one in found),
            )
            for code, found in sorted(languages.items(), key=lambda one: _own_first(one[0]))
        )
        for text_id, languages in by_text.items()
    }


def _own_first(code: str) -> tuple[int, str]:
    place = OWN_LANGUAGES.index(code) if code in OWN_LANGUAGES else len(OWN_LANGUAGES)
    return place, code


def _row(text: MessageText, families: tuple[Family, ...]) -> TextRow:
    return TextRow(
        id=text.pk,
        kind=MessageKind(text.kind),
        name=text.name,
        room=text.room.short_name,
        families=families,
    )


def wording_to_start(actor: Actor, text_id: UUID, language: str) -> Start:
    """Return the words that a new version starts from: the latest version's, or shipped ones."""
    text = access.get_visible(actor, MessageText.objects, pk=text_id)
    rows = access.visible_to(actor, MessageVersion.objects).filter(text=text, language=language)
    latest = rows.order_by("-number", "pk").first()
    if latest is None:
        return Start(heading="", body=shipped_words(MessageKind(text.kind), language))
    return Start(heading=latest.heading, body=latest.body)


def shipped_words(kind: MessageKind, language: str) -> str:
    """Return the line that comes with the product, or '' if there is none."""
    return SHIPPED.get(kind, {}).get(language, "")
