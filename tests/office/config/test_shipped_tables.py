"""Tables that come with a release are written where they differ, and left alone otherwise."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.disclosures.changes import write_grounds
from samsyn.office.disclosures.models import Ground
from samsyn.office.retention.changes import write_rules
from samsyn.office.retention.models import Rule


def test_a_start_writes_only_what_a_release_has_changed(own_database: Logins) -> None:
    with installation.as_owner(own_database):
        ground, rule = Ground.objects.order_by("pk")[0], Rule.objects.order_by("pk")[0]
        said = ground.text, rule.text
        Ground.objects.filter(pk=ground.pk).update(text="Som det stod.")
        Rule.objects.filter(pk=rule.pk).update(text="Som det stod.")
        with CaptureQueriesContext(connection) as captured:
            write_grounds()
            write_rules()
        written = [one["sql"] for one in captured if one["sql"].startswith(("INSERT", "UPDATE"))]
        ground.refresh_from_db()
        rule.refresh_from_db()

    assert (ground.text, rule.text) == said
    assert len(written) == 2
