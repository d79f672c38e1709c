"""What was published. These rows hold nobody's record, so they are read without an actor."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from samsyn.office.partners.models import Site
from samsyn.office.progress.models import PublishedIssue
from samsyn.office.progress.rules import Snapshot, Texts, digest_of, read_snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A published report in a list. A withdrawn one keeps its line, and its content is gone."""

    site: str
    number: int
    revision: int
    first: date
    last: date
    published_at: datetime
    headline: Texts
    changed: Texts
    withdrawn_on: date | None
    why: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published report. `is_whole` says that its text still has its digest."""

    line: Line
    snapshot: Snapshot
    digest: str
    is_whole: bool
    is_newest: bool  # of its own number: no correction has come
    others: tuple[Line, ...]  # earlier and later revisions of the same report


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReports:
    """A site's reports, the newest first, each in its newest revision."""

    key: str
    place: str
    brand: str
    lines: tuple[Line, ...]

    @property
    def newest(self) -> Line | None:
        """The newest report that is not withdrawn."""
        return next((one for one in self.lines if one.withdrawn_on is None), None)


def sites() -> tuple[SiteReports, ...]:
    """Return the sites that have published, by name."""
    rows = PublishedIssue.objects.select_related("site").order_by(
        "site__name", "site", "-number", "-revision", "pk"
    )
    found: dict[str, list[PublishedIssue]] = {}
    for row in rows:
        found.setdefault(row.site.key, []).append(row)
    return tuple(_reports(several) for several in found.values())


def site_reports(key: str) -> SiteReports | None:
    """Return one site's reports, None where nothing is published."""
    rows = list(_of_site(key))
    return _reports(rows) if rows else None


def report(key: str, number: int, revision: int | None = None) -> Report | None:
    """Return one report, in its newest revision unless another is asked for; else None.

    A withdrawn report has a line and is not returned.
    """
    rows = list(_of_site(key).filter(number=number))
    standing = [row for row in rows if row.withdrawn_at is None]
    chosen = [row for row in standing if revision in (None, row.revision)]
    if not chosen:
        return None
    row = chosen[0]
    return Report(
        line=_line(row),
        snapshot=read_snapshot(row.text),
        digest=row.digest,
        is_whole=digest_of(row.text) == row.digest,
        is_newest=row.revision == rows[0].revision,
        others=tuple(_line(one) for one in rows if one.pk != row.pk),
    )


def withdrawn(key: str, number: int, revision: int | None = None) -> Line | None:
    """Return the line that a withdrawn report left, None if there is none."""
    rows = _of_site(key).filter(number=number, withdrawn_at__isnull=False)
    row = (rows if revision is None else rows.filter(revision=revision)).first()
    return _line(row) if row else None


def _of_site(key: str) -> QuerySet[PublishedIssue]:
    rows = PublishedIssue.objects.filter(site__key=key).select_related("site")
    return rows.order_by("-number", "-revision", "pk")


def _reports(rows: list[PublishedIssue]) -> SiteReports:
    site: Site = rows[0].site
    return SiteReports(
        key=site.key, place=site.name, brand=site.brand, lines=tuple(_newest_of_each(rows))
    )


def _newest_of_each(rows: list[PublishedIssue]) -> Iterator[Line]:
    seen: set[int] = set()
    for row in rows:
        if row.number not in seen:
            seen.add(row.number)
            yield _line(row)


def _line(row: PublishedIssue) -> Line:
    snapshot = read_snapshot(row.text)
    return Line(
        site=row.site.key,
        number=row.number,
        revision=row.revision,
        first=row.first,
        last=row.last,
        published_at=row.published_at,
        headline=snapshot.draft.headline,
        changed=snapshot.changed,
        withdrawn_on=timezone.localdate(row.withdrawn_at) if row.withdrawn_at else None,
        why=Texts(row.withdrawn_sv, row.withdrawn_en or row.withdrawn_sv),
    )
