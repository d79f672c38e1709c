"""A site's frozen reports leave as one file: whole, the same bytes twice, and never a draft."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.test import Client
from tests.office.outcomes import playing as outcomes
from tests.office.outcomes.test_plans import freeze
from tests.office.outcomes.test_result_packs import publish
from tests.office.problem_analysis import playing as analyses
from tests.office.progress import playing as progress
from tests.office.progress.playing import JOINT, NOW
from tests.office.steering_reports import playing as steering

from samsyn.interchange.result_packs import MANIFEST
from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted
from samsyn.office.audit.changes import Reading
from samsyn.office.audit.models import AuditEvent
from samsyn.office.national import changes as national
from samsyn.office.national import queries as returns
from samsyn.office.national.changes import ReturnPlan
from samsyn.office.national.rules import read_quarter
from samsyn.office.progress import changes as publishing
from samsyn.office.progress.changes import WithdrawalPlan
from samsyn.office.report_packs import adapters
from samsyn.office.report_packs.changes import CannotPack
from samsyn.office.report_packs.rules import Span, read_span, span_until, spans

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
SUMMER = read_span("2026Q3")
ALL = span_until(NOW.date())
FORMATS = {"pdf", "docx", "odt", "xlsx", "html"}


def pack(actor: Actor, span: Span = ALL, *, now: datetime = NOW) -> bytes:
    with access.acting_as(actor):
        return adapters.make_pack(actor, span, now=now).content


def opened(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def returned(actor: Actor) -> UUID:
    quarter = read_quarter("2026-Q3")
    with access.acting_as(actor):
        mark = returns.preview(actor, str(quarter), now=NOW).mark
        plan = ReturnPlan(
            room_id=progress.room(JOINT), quarter=quarter, mark=mark, is_approved=True
        )
        return national.make_return(actor, plan, now=NOW)


def test_all_that_is_frozen_leaves_with_marks_and_roles_and_no_draft_does(
    petra: Actor, mona: Actor
) -> None:
    made = outcomes.indicator(petra)
    outcomes.add(petra, made, date(2020, 1, 1), [6] * 72)
    publish(petra, made)
    freeze(petra, made)
    issue = progress.published(petra, mona)
    progress.worded(petra, progress.corrected(petra, issue), "own_lead", "Hemligt utkast.")
    given = steering.give(petra, steering.draft(petra, steering.SUMMER, summary="Lämnat."))
    steering.draft(petra, steering.OCTOBER, summary="Hemligt utkast.")
    returned(petra)

    content = pack(petra)
    files = opened(content)
    manifest = json.loads(files[MANIFEST])

    assert pack(mona, now=NOW + timedelta(days=9)) == content
    kinds = [one["kind"] for one in manifest["parts"]]
    assert kinds == ["public-report", "steering-report", "national-return", "evaluation"]
    for name, digest in manifest["files"].items():
        assert sha256(files[name]).hexdigest() == digest
    assert {*manifest["files"]} == {*files} - {MANIFEST}
    told = [name for one in manifest["parts"] for name in one["files"]]
    assert {*told} == {name for name in manifest["files"] if "/" in name}
    assert {one["approved_by_roles"][0] for one in manifest["parts"]} == {"coordinator"}
    for folder in ("public-report/1-1", "steering-report/2026-Q3-1"):
        for language in ("sv", "en"):
            assert {f"{folder}/report.{language}.{one}" for one in FORMATS} <= {*files}
        frozen = next(one for one in manifest["parts"] if f"{folder}/snapshot.json" in one["files"])
        assert sha256(files[f"{folder}/snapshot.json"]).hexdigest() == frozen["sha256_of_text"]
    assert "national-return/2026-Q3-1/return.jws" in files
    [result] = [name for name in files if name.startswith("evaluation/")]
    assert "results.json" in opened(files[result])
    assert "Lämnat." in files["steering-report/2026-Q3-1/report.sv.html"].decode()
    readable = "".join(one.decode() for name, one in files.items() if name.endswith("l"))
    assert "Hemligt utkast" not in readable
    assert "Vad som är fryst" not in readable
    assert "What the files are" in files["README.en.html"].decode()
    assert "Vad filerna är" in files["README.sv.html"].decode()
    with access.acting_as(petra):
        events = AuditEvent.objects.filter(action=Reading.EXPORT.value, record_ids=[str(given)])
        assert f"sha256:{sha256(content).hexdigest()}" in events.first().fields


def test_what_a_problem_analysis_tells_outside_is_in_it_and_the_rest_is_not(
    petra: Actor, mona: Actor
) -> None:
    analyses.happened(petra, *analyses.shootings(6, key=JOINT))
    report = analyses.begun(petra, JOINT)
    analyses.write(petra, report, "Våldet är samlat.")
    analyses.review(mona, report)
    analyses.freeze(petra, report)
    with pytest.raises(CannotPack):
        pack(petra)
    analyses.tell(petra, report)

    files = opened(pack(petra))

    [folder] = {name.rpartition("/")[0] for name in files if name.startswith("problem-analysis/")}
    assert {*json.loads(files[f"{folder}/snapshot.json"])} >= {"all"}
    assert "För läsare utanför rummet" in files[f"{folder}/report.sv.html"].decode()
    assert f"{folder}/report.sv.xlsx" not in files


def test_a_withdrawn_report_leaves_its_line_and_a_missing_result_is_said(
    petra: Actor, mona: Actor
) -> None:
    freeze(petra, outcomes.indicator(petra))
    with pytest.raises(CannotPack):
        pack(petra)
    issue = progress.published(petra, mona)
    steering.give(petra, steering.draft(petra, steering.SUMMER))
    plan = WithdrawalPlan(issue_id=issue, why_sv="Fel period.", why_en="Wrong period.")
    with access.acting_as(mona):
        publishing.withdraw(mona, plan, now=NOW)

    files = opened(pack(petra))

    left = json.loads(files[MANIFEST])["left_out"]
    assert [(one["kind"], one["why"]) for one in left] == [
        ("public-report", "withdrawn"),
        ("evaluation", "no result"),
    ]
    assert not [name for name in files if name.startswith(("public-report", "evaluation"))]
    assert "Fel period." in files["README.sv.html"].decode()
    assert "no result yet" in files["README.en.html"].decode()


def test_only_what_ends_in_the_period_is_in_it_and_the_period_must_be_over(
    petra: Actor, stig: Actor
) -> None:
    steering.give(petra, steering.draft(petra, steering.OCTOBER))

    with pytest.raises(CannotPack, match="2026"):
        pack(petra, SUMMER)
    with pytest.raises(CannotPack):
        pack(petra, read_span("2026-Q4"))
    with pytest.raises(NotPermitted):
        pack(stig)
    assert "steering-report/2026-10-1/report.sv.pdf" in opened(pack(petra))


def test_a_coordinator_takes_it_out_by_one_button(petra: Actor, browser: Browser) -> None:
    steering.give(petra, steering.draft(petra, steering.SUMMER))
    client = browser(petra)

    assert "/steering/report-pack/" in client.get("/steering/reports/").content.decode()
    page = client.get("/steering/report-pack/?period=2026-Q3").content.decode()
    answer = client.post("/steering/report-pack/take-out/", {"period": "2026-Q3"})
    empty = client.post("/steering/report-pack/take-out/", {"period": "2025-Q1"}, follow=True)

    assert "Tredje kvartalet 2026" in page
    assert "Ta ut paketet" in page
    assert answer["Content-Type"] == "application/zip"
    assert "report-pack-orebro-2026-Q3.zip" in answer["Content-Disposition"]
    assert MANIFEST in opened(answer.content)
    assert "Inget är fryst för perioden" in empty.content.decode()
    assert client.post("/steering/report-pack/take-out/", {"period": "x"}).status_code == 404


@pytest.mark.parametrize("text", ["2026-Q5", "2026", "1999Q1", "", "2026-13-01"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_span(text)


def test_quarters_that_have_ended_are_offered_the_newest_first_and_all_until_today() -> None:
    offered = spans(date(2026, 11, 20))

    assert [one.name for one in offered[:2]] == ["2026-Q3", "2026-Q2"]
    assert offered[-1] == span_until(date(2026, 11, 20))
    assert offered[-1].holds(date(2016, 1, 1))
    assert not offered[0].holds(date(2026, 6, 30))
