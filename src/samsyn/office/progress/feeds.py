"""The reports of a site as an Atom feed, for whoever wants to be told of a new one."""

from collections.abc import Callable
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from samsyn.office.progress.queries import Line, SiteReports
from samsyn.office.progress.wording import period

Link = Callable[..., str]


class ReportFeed(Feed):  # type: ignore[type-arg]
    """The newest revision of each report that is not withdrawn."""

    feed_type = Atom1Feed

    def __init__(self, reports: SiteReports, link: Link, language: str) -> None:
        self.reports, self.address, self.spoken = reports, link, language

    def title(self) -> str:
        """Return the feed's name."""
        return _("How the work goes, %(brand)s") % {"brand": self.reports.brand}

    def link(self) -> str:
        """Return the page that the feed is of."""
        return self.address("public:site", self.reports.key)

    def items(self) -> list[Line]:
        """Return the reports, the newest first."""
        return [one for one in self.reports.lines if one.withdrawn_on is None]

    def item_title(self, item: Line) -> str:
        """Return a report's headline."""
        return item.headline.of(self.spoken)

    def item_description(self, item: Line) -> str:
        """Return which period a report covers, and what a correction changed."""
        return " ".join([period(item.first, item.last, begins=True), item.changed.of(self.spoken)])

    def item_link(self, item: Line) -> str:
        """Return a report's page."""
        return self.address("public:revision", item.site, item.number, item.revision)

    def item_pubdate(self, item: Line) -> datetime:
        """Return when a report was published."""
        return item.published_at

    def item_updateddate(self, item: Line) -> datetime:
        """Return the same: what is published does not change."""
        return item.published_at
