"""A result leaves as one file, the same bytes twice, and gives no small count away."""

import csv
import json
from datetime import date
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from tests.office.outcomes import playing
from tests.office.outcomes.playing import NOW, TODAY
from tests.office.outcomes.test_judged_plans import counts, matched, places
from tests.office.outcomes.test_pages import Browser, text_of
from tests.office.outcomes.test_plans import freeze, shown

from samsyn.interchange.result_packs import MANIFEST, json_bytes, packed
from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted
from samsyn.office.audit.changes import Reading
from samsyn.office.audit.models import AuditEvent
from samsyn.office.outcomes import adapters, changes
from samsyn.office.outcomes.changes import CannotRecord, DeviationPlan
from samsyn.office.releases.models import ReportRelease

pytestmark = pytest.mark.django_db
FROM = date(2020, 1, 1)


def pack(actor: Actor, plan: UUID) -> bytes:
    with access.acting_as(actor):
        return adapters.make_pack(actor, plan, as_of=TODAY, now=NOW).content


def opened(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode())))


def publish(actor: Actor, *series: UUID) -> None:
    for one in series:
        given = playing.page(actor, one).own.indicator
        revision = changes.IndicatorRevision(
            indicator_id=one,
            version=given.version,
            name=given.name,
            starts_on=given.starts_on,
            compared_with=given.compared_with,
            is_published=True,
        )
        with access.acting_as(actor):
            changes.revise_indicator(actor, revision, now=NOW)


def test_a_published_result_holds_all_that_it_rests_on_and_the_same_bytes_twice(
    petra: Actor,
) -> None:
    made, others = places(petra, counts(1, after=0.3), 19)
    publish(petra, made, *others)
    plan = matched(petra, made, others)
    noted = DeviationPlan(plan_id=plan, happened_on=TODAY, what="Bytte källa", why="Upphörde.")
    with access.acting_as(petra):
        changes.note_deviation(petra, noted, now=NOW)

    content = pack(petra, plan)
    files = opened(content)
    manifest = json.loads(files.pop(MANIFEST))

    assert pack(petra, plan) == content
    assert manifest["files"] == {name: sha256(one).hexdigest() for name, one in files.items()}
    assert sha256(files["plan.json"]).hexdigest() == manifest["plan"]
    assert (manifest["as_of"], manifest["seed"], manifest["withheld"]) == ("2026-11-20", 1, 0)
    assert set(manifest["published"].values()) == {True}
    own = [one for one in rows(files["data/values.csv"]) if one["series"] == str(made)]
    assert [int(float(one["value"])) for one in own] == counts(1, after=0.3)
    assert {one["known_on"] for one in own} == {TODAY.isoformat()}
    results = json.loads(files["results.json"])
    assert results["estimate"]["method"] == "matched"
    assert results["rate"][2] < 1
    assert len(rows(files["tables/placebos.csv"])) == 19
    assert "Det är en effekt bara om detta stämmer" in files["text.sv.html"].decode()
    assert "It is an effect only if this is true" in files["text.en.html"].decode()
    assert "Bytte källa" in files["text.en.html"].decode()
    for name in ("estimate", "placebos", "course"):
        assert files[f"figures/{name}.sv.svg"] != files[f"figures/{name}.en.svg"]
    assert petra.name not in "".join(one.decode() for one in files.values())
    with access.acting_as(petra):
        assert not ReportRelease.objects.exists()


def test_what_no_source_publishes_is_withheld_with_all_that_would_give_it_away(
    petra: Actor,
) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, FROM, [*[6, 7] * 24, *[1, 8] * 11, 9, 9])
    plan = freeze(petra, made)

    content = pack(petra, plan)
    files = opened(content)

    assert pack(petra, plan) == content
    with access.acting_as(petra):
        assert ReportRelease.objects.count() == 1
    values = rows(files["data/values.csv"])
    small = [one for one in values if one["withheld"]]
    assert len(small) >= 11
    assert {one["value"] for one in small} == {""}
    assert "1" not in {one["value"] for one in values}
    assert json.loads(files[MANIFEST])["withheld"] >= 11
    assert not rows(files["data/vintages.csv"])
    assert not rows(files["tables/readings.csv"])
    assert "figures/course.sv.svg" not in files
    assert "figures/estimate.sv.svg" in files
    assert json.loads(files["results.json"])["estimate"]["gaps"] == []
    assert "för få för att lämna rummet" in files["text.sv.html"].decode()


def test_counts_too_few_in_all_do_not_leave_the_room(petra: Actor, browser: Browser) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, FROM, [*[1] * 48, *[0] * 23, 1])
    plan = freeze(petra, made)

    with pytest.raises(CannotRecord):
        pack(petra, plan)
    client = browser(petra)
    answer = client.post(f"/follow-up/plans/{plan}/pack/")
    assert answer.status_code == 302
    assert "för få för att lämna rummet" in text_of(client, answer.url)


def test_no_pack_before_the_result_and_none_by_who_only_reads(petra: Actor, stig: Actor) -> None:
    made = playing.indicator(petra)
    plan = freeze(petra, made)
    with pytest.raises(CannotRecord):
        pack(petra, plan)
    playing.add(petra, made, FROM, [6] * 72)
    publish(petra, made)
    with pytest.raises(NotPermitted):
        pack(stig, plan)


def test_the_button_hands_it_over_and_the_log_says_so(petra: Actor, browser: Browser) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, FROM, [6] * 72)
    publish(petra, made)
    plan = freeze(petra, made)
    client = browser(petra)

    assert f"plans/{plan}/pack/" in text_of(client, f"/follow-up/plans/{plan}/")
    answer = client.post(f"/follow-up/plans/{plan}/pack/")

    assert answer["Content-Type"] == "application/zip"
    digest = shown(petra, plan).shown.digest
    assert digest[:12] in answer["Content-Disposition"]
    assert MANIFEST in opened(answer.content)
    with access.acting_as(petra):
        events = AuditEvent.objects.filter(record_ids=[str(plan)])
        assert Reading.EXPORT.value in set(events.values_list("action", flat=True))


@pytest.mark.parametrize("value", [{"b": 1 / 3, "a": (1, None)}, [float("inf")]])
def test_data_has_one_form_whatever_order_it_came_in(value: Any) -> None:
    assert json_bytes(value) in (
        b'{\n "a": [\n  1,\n  null\n ],\n "b": 0.3333333333\n}\n',
        b"[\n null\n]\n",
    )
    with pytest.raises(ValueError, match="call the file something else"):
        packed({MANIFEST: b""}, {})
