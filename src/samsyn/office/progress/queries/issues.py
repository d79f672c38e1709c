"""Reports while they are written: the list of a room, one of them, and one sentence to word."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.progress.models import Issue, PublicContact, PublishedIssue, Wording
from samsyn.office.progress.queries.computing import own_words
from samsyn.office.progress.rules import (
    OWN,
    Draft,
    Sentence,
    Texts,
    merged,
    read_draft,
)
from samsyn.office.releases.rules import foreign_numbers
from samsyn.office.steering.queries import SteeringRoom, room_of


class IssueState(StrEnum):
    """Where a report stands; computed from its facts."""

    DRAFT = "draft"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLine:
    """A report in the list."""

    id: UUID
    number: int
    revision: int
    first: date
    last: date
    state: IssueState
    headline: Texts
    on: date  # of the latest step


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueList:
    """The reports of the reader's joint room, the newest first."""

    room: SteeringRoom
    lines: tuple[IssueLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A sentence as it was computed, and in the writer's own words where it has any."""

    computed: Sentence
    own_sv: str
    own_en: str
    lost: tuple[str, ...]  # figures in the own words that are no longer computed

    @property
    def is_reworded(self) -> bool:
        """Whether the writer has said it otherwise."""
        return bool(self.own_sv or self.own_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePage:
    """One report with everything that its page shows."""

    line: IssueLine
    room: SteeringRoom
    draft: Draft  # as it was computed
    shown: Draft  # with the writer's own words
    worded: tuple[Worded, ...]
    own: tuple[tuple[str, Texts], ...]
    headline: Worded
    drafted_on: date
    writers: tuple[str, ...]
    approved_by: str
    approved_at: datetime | None
    published_by: str
    published_at: datetime | None
    changed: Texts
    contacts: tuple[str, ...]
    is_contact: bool
    has_written: bool
    site_key: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingToEdit:
    """One sentence in one language, to be worded otherwise."""

    issue_id: UUID
    computed: str
    figures: tuple[tuple[str, str], ...]  # name and value
    text: str
    version: int


def issues(actor: Actor) -> IssueList:
    """Return the reports of the reader's joint room; raises `NotPermitted` as steering does."""
    room = room_of(actor)
    rows = access.visible_to(actor, Issue.objects).filter(room=room.room_id)
    found = list(rows.order_by("-number", "-revision", "pk"))
    gone = _withdrawn(found)
    return IssueList(room=room, lines=tuple(_line(one, gone) for one in found))


def issue_page(actor: Actor, issue_id: UUID) -> IssuePage:
    """Return one report; raises `NotVisible`."""
    rows = Issue.objects.select_related("approved_by", "published_by", "room__site")
    row = access.get_visible(actor, rows, pk=issue_id)
    own, draft = own_words(actor, row.pk), read_draft(row.drafted)
    contacts = access.visible_to(actor, PublicContact.objects).filter(issue=row.pk)
    standing = dict(contacts.values_list("recorded_by_id", "recorded_by__name"))
    head = Sentence("headline", draft.sentences[0].section, draft.headline)
    return IssuePage(
        line=_line(row, _withdrawn([row])),
        room=room_of(actor),
        draft=draft,
        shown=merged(draft, own),
        worded=tuple(_worded(one, own) for one in draft.sentences),
        own=tuple((key, Texts(own.get((key, "sv"), ""), own.get((key, "en"), ""))) for key in OWN),
        headline=_worded(head, own),
        drafted_on=row.drafted_on,
        writers=tuple(
            Staff.objects.filter(pk__in=row.writers)
            .order_by("name", "pk")
            .values_list("name", flat=True)
        ),
        approved_by=row.approved_by.name if row.approved_by else "",
        approved_at=row.approved_at,
        published_by=row.published_by.name if row.published_by else "",
        published_at=row.published_at,
        changed=Texts(row.changed_sv, row.changed_en),
        contacts=tuple(sorted(standing.values())),
        is_contact=actor.staff_id in standing,
        has_written=actor.staff_id in row.writers,
        site_key=draft.site,
        version=row.version,
    )


def wording_to_edit(actor: Actor, issue_id: UUID, key: str, language: str) -> WordingToEdit | None:
    """Return a sentence to word; None if the report has no such sentence. Raises `NotVisible`."""
    row = access.get_visible(actor, Issue.objects, pk=issue_id)
    draft = read_draft(row.drafted)
    if language not in ("sv", "en"):
        return None
    found = draft.sentence(key)
    if found is None and key != "headline" and key not in OWN:
        return None
    kept = (
        access.visible_to(actor, Wording.objects)
        .filter(issue=row.pk, key=key, language=language)
        .first()
    )
    computed = draft.headline if key == "headline" else found.text if found else Texts("", "")
    return WordingToEdit(
        issue_id=row.pk,
        computed=computed.of(language),
        figures=tuple((one.name, one.text.of(language)) for one in found.figures) if found else (),
        text=kept.text if kept else "",
        version=kept.version if kept else 0,
    )


def _worded(one: Sentence, own: dict[tuple[str, str], str]) -> Worded:
    swedish, english = own.get((one.key, "sv"), ""), own.get((one.key, "en"), "")
    lost = [
        number
        for text, language in ((swedish, "sv"), (english, "en"))
        for number in foreign_numbers(text, [one.text.of(language)])
    ]
    return Worded(computed=one, own_sv=swedish, own_en=english, lost=tuple(dict.fromkeys(lost)))


def _withdrawn(rows: list[Issue]) -> set[UUID]:
    published = PublishedIssue.objects.filter(issue_ref__in=[one.pk for one in rows])
    return set(published.filter(withdrawn_at__isnull=False).values_list("issue_ref", flat=True))


def _line(row: Issue, gone: set[UUID]) -> IssueLine:
    state = IssueState.DRAFT
    if row.pk in gone:
        state = IssueState.WITHDRAWN
    elif row.published_at is not None:
        state = IssueState.PUBLISHED
    elif row.approved_at is not None:
        state = IssueState.APPROVED
    latest = row.published_at or row.approved_at or row.changed_at or row.recorded_at
    return IssueLine(
        id=row.pk,
        number=row.number,
        revision=row.revision,
        first=row.first,
        last=row.last,
        state=state,
        headline=read_draft(row.drafted).headline,
        on=timezone.localdate(latest),
    )
