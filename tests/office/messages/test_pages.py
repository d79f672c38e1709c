"""Pages of the library: found, filled in, refused with the words kept, and safe to print."""

import re
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.conftest import actor_named
from tests.office.messages import playing
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.messages import changes, queries
from samsyn.office.messages.changes import Revised, Wording
from samsyn.office.messages.queries import Use, register_uses, uses
from samsyn.vocabulary.messages import MessageKind

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script> & {namn}"


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content[:300]
    return re.sub(r"\s+", " ", response.content.decode())


def posted(who: str, address: str, /, **fields: object) -> tuple[int, str]:
    response = signed_in(who).post(address, fields)
    return response.status_code, re.sub(r"\s+", " ", response.content.decode())


def in_use(writer: str = "petra", approver: str = "mona", **columns: object):
    petra, mona = actor_named(writer), actor_named(approver)
    today = timezone.localdate()
    days = {"valid_from": today, "valid_to": today + playing.YEAR}
    return playing.approved(petra, mona, playing.text(petra), **{**days, **columns})


def test_the_list_names_the_state_of_each_language_in_words(petra: Actor) -> None:
    made = in_use()
    text_id = playing.facts(petra, made).text_id
    playing.version(petra, text_id, language="en")

    page = text_of(signed_in("aino"), reverse("messages:list"))

    assert "I bruk" in page
    assert "Utkast" in page
    assert "Medieord" in page  # among what is missing
    assert reverse("messages:record") not in page  # the analyst reads


def test_a_text_is_written_by_form_and_its_first_version_shown(petra: Actor) -> None:
    today = timezone.localdate()
    response = signed_in("petra").post(
        reverse("messages:record"),
        {
            "room": playing.room("orebro-joint"),
            "kind": "letter_person",
            "name": "Brev",
            "language": "sv",
            "heading": "Vi vill prata med dig",
            "body": "Hej {namn}!\r\n\r\nRing {telefon}.",
            "valid_from": today.isoformat(),
            "valid_to": (today + playing.YEAR).isoformat(),
        },
        follow=True,
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert "Utkast" in page
    assert '<mark class="text-gap">telefon</mark>' in page


def test_a_refused_text_keeps_what_was_typed_and_says_why(petra: Actor) -> None:
    status, page = posted(
        "petra",
        reverse("messages:record"),
        room=playing.room("orebro-joint"),
        kind="letter_person",
        name="Brev",
        language="sv",
        body="Ring {telefonen}.",
        valid_from="i morgon",
    )

    assert status == 422
    assert "Ring {telefonen}." in page
    assert "Skriv en dag, till exempel" in page


def test_the_text_is_checked_without_being_saved(petra: Actor) -> None:
    made = playing.drafted(petra)
    status, page = posted(
        "petra",
        reverse("messages:edit", args=[made]),
        revision=1,
        body="Du är en avhoppare. Beslut fattas av oss.",
        check="1",
    )

    assert status == 200
    assert "Måste ändras innan du lämnar in" in page
    assert "den som vill lämna" in page
    assert "fattas" in page
    assert playing.facts(petra, made).revision == 1


def test_whoever_saves_second_keeps_the_words_and_may_press_again(petra: Actor) -> None:
    made = playing.drafted(petra)
    frida = actor_named("frida")
    with access.acting_as(frida):
        revised = Revised(version_id=made, revision=1, wording=Wording(body="Fridas ord."))
        changes.revise_draft(frida, revised, now=playing.NOW)

    status, page = posted(
        "petra", reverse("messages:edit", args=[made]), revision=1, body="Petras ord."
    )

    assert status == 422
    assert "Frida" in page
    assert "Petras ord." in page
    assert 'name="revision" value="2"' in page
    assert playing.facts(petra, made).body == "Fridas ord."


def test_a_text_is_handed_in_checked_and_approved_on_pages(petra: Actor) -> None:
    today = timezone.localdate()
    made = playing.drafted(petra, valid_from=today, valid_to=today + playing.YEAR)
    steps = (
        ("petra", "submit", {"revision": 1}),
        ("petra", "legal", {"revision": 2, "checked_by": "Åklagare", "checked_on": today}),
        ("mona", "approve", {"revision": 3}),
    )
    for name, step, fields in steps:
        status, page = posted(name, reverse("messages:step", args=[made, step]), **fields)
        assert status == 302, page[:2000]

    page = text_of(signed_in("petra"), reverse("messages:version", args=[made]))

    assert "I bruk" in page
    assert "Mona" in page
    assert "Åklagare" in page


def test_a_refused_step_says_why_beside_the_text(petra: Actor) -> None:
    made = playing.handed_in(petra)

    status, page = posted("petra", reverse("messages:step", args=[made, "approve"]), revision=2)

    assert status == 422
    assert "Någon annan måste godkänna den" in page
    assert "juridiska granskningen saknas" in page
    assert "Ring {telefon}." in page


@pytest.mark.parametrize("page", ["version", "preview", "edit", "compare"])
def test_what_is_typed_is_never_read_as_code(petra: Actor, page: str) -> None:
    text_id = playing.text(petra, name="<b>Namn</b>")
    withdrawn = {"withdrawn_at": playing.NOW, "withdrawn_because": EVIL}
    playing.version(petra, text_id, heading=EVIL, body=EVIL, **withdrawn)
    made = playing.version(petra, text_id, number=2, heading=EVIL, body=EVIL)

    shown = text_of(signed_in("petra"), reverse(f"messages:{page}", args=[made]))

    assert "<script>alert" not in shown
    assert "<b>Namn" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in shown


def test_arabic_stands_in_its_own_language_and_direction(petra: Actor) -> None:
    made = in_use(
        language="ar", body="لا نريد أن تموت.", translated_by="T", translated_on=playing.TODAY
    )

    for page in ("version", "preview"):
        shown = text_of(signed_in("petra"), reverse(f"messages:{page}", args=[made]))
        assert '<div class="wording" lang="ar" dir="rtl">' in shown
        assert '<html lang="sv"' in shown


def test_a_preview_of_what_is_not_in_use_says_so_on_paper_too(petra: Actor) -> None:
    used, drafted = in_use(), playing.drafted(petra, name="Annat brev")

    assert "Får inte lämnas ut." not in text_of(
        signed_in("petra"), reverse("messages:preview", args=[used])
    )
    shown = text_of(signed_in("petra"), reverse("messages:preview", args=[drafted]))
    assert "Får inte lämnas ut." in shown
    assert "screen-only" not in shown


def test_a_withdrawal_tells_what_then_is_in_use(petra: Actor) -> None:
    made = in_use()

    shown = text_of(signed_in("mona"), reverse("messages:step", args=[made, "withdraw"]))

    assert "Ingen version på språket är i bruk" in shown


def test_two_versions_stand_side_by_side_word_by_word(petra: Actor) -> None:
    made = in_use(body="Vi vill prata.")
    text_id = playing.facts(petra, made).text_id
    later = playing.version(petra, text_id, number=2, body="Vi önskar prata.")

    shown = text_of(signed_in("aino"), reverse("messages:compare", args=[later]))

    assert re.search(r"<del>.*vill.*</del>", shown)
    assert re.search(r"<ins>.*önskar.*</ins>", shown)


def test_a_new_version_starts_from_the_one_before_it_or_from_the_shipped_line(
    petra: Actor,
) -> None:
    made = in_use(body="Vi vill prata.")
    text_id = playing.facts(petra, made).text_id
    safety = playing.text(petra, MessageKind.SAFETY_LINE, name="Säkerhetsrad")

    write = text_of(signed_in("petra"), reverse("messages:draft", args=[text_id]))
    line = text_of(signed_in("petra"), reverse("messages:draft", args=[safety]) + "?language=en")

    assert "Vi vill prata.</textarea>" in write
    assert "Is anybody in danger now? Call 112.</textarea>" in line


def test_a_line_that_must_not_be_missing_is_the_shipped_one_until_the_site_has_its_own(
    petra: Actor, mona: Actor
) -> None:
    kind, on = MessageKind.SAFETY_LINE, playing.TODAY
    with access.acting_as(petra):
        assert queries.line_for(petra, kind, on=on, language="sv").endswith("Ring 112.")
        assert queries.line_for(petra, kind, on=on, language="so").endswith("Call 112.")
    playing.approved(petra, mona, playing.text(petra, kind, name="Rad"), body="Ring 112 nu.")
    with access.acting_as(petra):
        assert queries.line_for(petra, kind, on=on, language="sv") == "Ring 112 nu."


def test_uses_that_other_apps_tell_of_stand_on_the_page(
    petra: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = in_use()
    monkeypatch.setattr(uses, "_sources", {})
    use = Use(title="Call-in 3", href="/call-ins/3/", on=playing.TODAY, deliveries=12)
    register_uses("call_ins", lambda actor, version: (use,) if version == made else ())

    shown = text_of(signed_in("petra"), reverse("messages:version", args=[made]))

    assert "Call-in 3" in shown
    assert "12 överlämningar" in shown


def test_a_language_is_added_by_form(petra: Actor) -> None:
    response = signed_in("petra").post(
        reverse("messages:add_language"), {"room": playing.room("orebro-joint"), "code": "so"}
    )

    assert response.status_code == 302
    assert [str(one) for one in get_messages(response.wsgi_request)] == ["Språket är tillagt."]
    assert "Somaliska" in text_of(signed_in("petra"), reverse("messages:record"))


def test_the_list_takes_as_many_questions_for_many_texts_as_for_one(petra: Actor) -> None:
    client = signed_in("petra")
    in_use()
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("messages:list"))
    for number in range(12):
        playing.version(
            petra,
            playing.text(petra, name=f"Brev {number}"),
            valid_from=playing.TODAY,
            valid_to=playing.TODAY + timedelta(days=9),
        )
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("messages:list"))

    assert len(many) <= len(one)


@pytest.mark.parametrize("name", ["petra", "aino"])
def test_every_page_is_complete_in_english(name: str) -> None:
    made = in_use()
    client = signed_in(name, "en")

    shown = text_of(client, reverse("messages:version", args=[made]))

    assert "In use" in shown
    assert "It is approved, and holds from" in shown
