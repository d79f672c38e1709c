"""A sample of odd requests to every kind of page, as everybody; and that what is wrong is found.

At full size: `python -m benchmarks.fuzzing --requests 20000 --seed 1`.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.http import HttpResponse
from tests import databases
from tests.architecture.stage import Stage
from tests.fuzzing.fuzz import ask, drawing_of
from tests.fuzzing.laws import HEADERS, faults_in
from tests.fuzzing.newcomers import NEWCOMERS, let_in
from tests.fuzzing.page_forms import forms_of
from tests.fuzzing.sending import Answered, Asked, Written
from tests.fuzzing.town import Town
from tests.fuzzing.values import ELSEWHERE, MARKUP

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.vocabulary.rooms import Role

EXAMPLES, SEED = 90, 11
POLICY = {"Content-Security-Policy": "default-src 'none'"}
_SAVED = 'INSERT INTO "people_person" VALUES (1)'


@pytest.fixture(scope="module")
def town(
    stage_template: tuple[Logins, Stage],
    django_db_setup: None,
    django_db_blocker: pytest.Item,
    worker_id: str,
) -> Iterator[Town]:
    """Records in every room, and staff in every role, in a database of the module's own."""
    del django_db_setup
    template, written = stage_template
    with (
        django_db_blocker.unblock(),
        databases.clone(template, f"fuzzed_{worker_id}") as copy,
        databases.connected(copy),
    ):
        with installation.as_owner(copy):
            let_in()
        yield Town(staged=written)


@pytest.mark.django_db
@pytest.mark.slow
def test_no_request_that_nobody_would_send_breaks_a_law(town: Town) -> None:
    for number in range(EXAMPLES):
        with drawing_of(SEED, number) as draw:  # what is drawn depends on forms met before
            for told in ask(town, draw):
                assert told.faults == (), (number, told.answered.asked)


@pytest.mark.django_db
@pytest.mark.slow
def test_every_role_that_somebody_can_hold_is_played(town: Town) -> None:
    played = {
        held.role for who in town.readers if (by := town.sender(who).actor) for held in by.roles
    }

    services = {Role.DOOR, Role.RETENTION}
    services |= {Role.SYSTEM, Role.REGISTERING_SYSTEM, Role.ANSWERING_SYSTEM}
    assert played == set(Role) - services - {Role.EMERGENCY}
    assert set(NEWCOMERS) <= set(town.readers)


@pytest.mark.django_db
@pytest.mark.slow
def test_the_same_seed_and_number_send_the_same_request(town: Town) -> None:
    sent = []
    for _turn in range(2):
        fresh = Town(staged=town.staged, senders=town.senders)
        with drawing_of(7, 42) as draw:
            *_pages, last = ask(fresh, draw, fresh.lines[42])
        sent.append(last.answered.asked)

    assert sent[0] == sent[1]


def answered(status: int = 200, body: str = "", written: tuple[str, ...] = (), **head: str):
    names = {name.replace("_", "-"): value for name, value in head.items()}
    answer = HttpResponse(body, status=status, headers={**HEADERS, **POLICY, **names})
    asked = Asked(who="petra", method="GET", address="/people/")
    return Answered(asked=asked, answer=answer, body=body, written=written, unsound="", seconds=0.0)


POSTED = Asked(who="petra", method="POST", address="/people/new/")


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (answered(500), "500"),
        (answered(body="Traceback (most recent call last): KeyError"), "holds 'Traceback"),
        (answered(body=f"<p>{MARKUP}</p>", Content_Type="text/html; charset=utf-8"), "markup"),
        (answered(X_Frame_Options="ALLOW"), "X-Frame-Options is ALLOW"),
        (answered(Content_Security_Policy=""), "no policy"),
        (answered(302, Location=f"https://{ELSEWHERE}/"), "leads elsewhere"),
        (answered(302, Location=f"//{ELSEWHERE}/"), "leads elsewhere"),
        (answered(302, Location=f"/\\{ELSEWHERE}/"), "leads elsewhere"),
        (answered(written=("people_person",)), "a GET wrote: people_person"),
        (answered(body="... P-HIDDE ..."), "tells of what is hidden: P-HIDDE"),
        (answered(302, Location="/people/P-HIDDE/"), "tells of what is hidden: P-HIDDE"),
        (replace(answered(422, written=("people_person",)), asked=POSTED), "and yet written"),
        (replace(answered(), unsound="IntegrityError"), "cannot be committed: IntegrityError"),
    ],
)
def test_an_answer_that_breaks_a_law_is_found(given: Answered, fault: str) -> None:
    [found] = faults_in(given, {"P-HIDDE"})

    assert fault in found


def test_an_answer_that_keeps_every_law_is_left_alone() -> None:
    saved = replace(answered(302, written=("people_person",), Location="/people/"), asked=POSTED)
    echo = replace(answered(body="P-HIDDE"), asked=replace(POSTED, query=(("q", "p-hidde"),)))

    assert [*faults_in(saved, {"P-HIDDE"}), *faults_in(echo, {"P-HIDDE"})] == []


@pytest.mark.parametrize(
    ("statements", "tables"),
    [
        ([_SAVED], ("people_person",)),
        (['SAVEPOINT "a"', _SAVED, 'ROLLBACK TO SAVEPOINT "a"', 'RELEASE SAVEPOINT "a"'], ()),
        (['SAVEPOINT "a"', _SAVED, 'RELEASE SAVEPOINT "a"'], ("people_person",)),
        (
            ['SAVEPOINT "a"', 'SAVEPOINT "b"', _SAVED, 'RELEASE SAVEPOINT "b"',
             'ROLLBACK TO SAVEPOINT "a"', "UPDATE config_cache SET x = 1"],
            ("config_cache",),
        ),
        (["SELECT 1", "UPDATE a SET b = 1", "DELETE FROM c", "UPDATE a SET b = 2"], ("a", "c")),
    ],
)  # fmt: skip
def test_what_stays_written_is_what_no_savepoint_took_back(
    statements: list[str], tables: tuple[str, ...]
) -> None:
    written = Written()
    for statement in statements:
        written.note(statement)

    assert written.tables == tables


def test_a_form_is_read_as_a_browser_would_send_it() -> None:
    [form] = forms_of(
        "/people/new/",
        "<form method=get><input name=q></form>"
        "<form method=post enctype='multipart/form-data'><input type=hidden name=version value=3>"
        "<input type=hidden name=csrfmiddlewaretoken value=x>"
        "<label for=d>Dag</label><input id=d name=day aria-describedby=h maxlength=10>"
        "<span id=h>Till exempel 2026-11-17.</span>"
        "<select name=room><option value=''>–</option><option value=1 selected>A</option></select>"
        "<input type=radio name=sure value=yes><input type=radio name=sure value=no checked>"
        "<textarea name=note>\nSå.</textarea><input type=file name=sent>"
        "<button name=act value=save>Spara</button></form>",
    )
    by_name = {one.name: one for one in form.controls}

    assert (form.action, form.is_multipart, form.buttons) == (
        "/people/new/", True, (("act", "save"),),
    )  # fmt: skip
    assert form.names == ("version", "day", "room", "sure", "note", "sent")
    assert by_name["version"].values == ("3",)
    assert by_name["day"].hint == "Till exempel 2026-11-17. Dag"
    assert by_name["day"].longest == 10
    assert (by_name["room"].offered, by_name["room"].values) == (("", "1"), ("1",))
    assert (by_name["sure"].offered, by_name["sure"].values) == (("yes", "no"), ("no",))
    assert by_name["note"].values == ("Så.",)
