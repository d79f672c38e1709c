"""Macros and pages as markup: names that are misspelt, text that is hostile, fields with errors."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template import engines
from django.utils import translation
from jinja2 import UndefinedError

from samsyn.office.ui.bound_fields import UsualFirst, control_attributes, described_by
from samsyn.office.ui.frame import Frame, MenuItem, RoomChoice
from samsyn.office.ui.gallery import ExampleForm, example_context
from samsyn.office.ui.icons import icon
from samsyn.office.ui.pictures import meter_bar

UI = Path(__file__).parents[3] / "src/samsyn/office/ui"
MACRO = re.compile(r"{% macro (\w+\(.*?\)) -?%}")
PRIVATE = ("choice_input", "optional", "described", "hint_and_error", "error_text", "first_control")


def render(source: str, **context: object) -> str:
    with translation.override("sv"):
        return str(engines["jinja2"].from_string(source).render(context))


def test_a_misspelt_name_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(UndefinedError, match="promisse"):
        render("{{ promisse }}")


def test_text_from_a_register_cannot_become_markup() -> None:
    shown = render(
        '{% from "ui/components/marks.html" import tag %}{{ tag(name) }}',
        name="<img src=x onerror=alert(1)>",
    )

    assert "<img" not in shown
    assert "&lt;img" in shown


def test_a_field_with_error_points_at_its_hint_and_its_error() -> None:
    bound = ExampleForm({})["place"]

    assert described_by(bound) == "id_place-hint id_place-error"
    assert control_attributes(bound)["aria-invalid"] == "true"


class Accusation(forms.Form):
    """Lists of which the first name is nobody's choice."""

    group = forms.ChoiceField(choices=[("alm", "Grupp Alm"), ("ask", "Grupp Ask")])
    wish = forms.ChoiceField(choices=[("alm", "Grupp Alm")], initial="alm")
    room = forms.ChoiceField(choices=[("1", "Polisen"), ("5", "Delat")], widget=UsualFirst)
    own = forms.ChoiceField(choices=[("2", "Frivården")])
    extra = forms.ChoiceField(choices=[("", "Ingen vald"), ("x", "X")], required=False)


def test_a_page_makes_no_choice_that_its_reader_must_make() -> None:
    form = Accusation()

    begins = {bound.name: first_option(bound) for bound in form}

    assert begins == {
        "group": '<option value="" selected>Välj</option>',
        "wish": '<option value="alm" selected>Grupp Alm</option>',
        "room": '<option value="1">Polisen</option>',
        "own": '<option value="2">Frivården</option>',
        "extra": '<option value="" selected>Ingen vald</option>',
    }
    assert Accusation({"wish": "alm", "room": "1", "own": "2"}).errors.keys() == {"group"}


def first_option(bound: forms.BoundField) -> str:
    page = render(
        '{% from "ui/components/forms.html" import control %}{{ control(bound) }}', bound=bound
    )
    return re.findall(r"<option.*?</option>", page)[0]


def test_ids_that_a_field_points_at_exist_on_the_page() -> None:
    page = render('{% include "ui/gallery.html" %}', **example_context())

    ids = set(re.findall(r'\bid="([^"]+)"', page))
    for names in re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', page):
        assert set(names.split()) <= ids


def test_no_id_stands_twice_on_the_page() -> None:
    page = render('{% include "ui/gallery.html" %}', **example_context())

    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_form_with_errors_says_so_first_in_the_title() -> None:
    page = render('{% include "ui/gallery.html" %}', **example_context())

    assert "<title>Fel: Komponenter" in page


def test_a_form_without_errors_does_not() -> None:
    page = render('{% include "ui/gallery.html" %}', **example_context(form=ExampleForm()))

    assert "<title>Komponenter" in page
    assert "error-summary" not in page.split("<main", 1)[1]


def test_pages_hold_no_inline_style_or_script() -> None:
    page = render('{% include "ui/gallery.html" %}', **example_context())

    assert " style=" not in page
    assert "<style" not in page
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"\son\w+=", page) == []


def test_somebody_with_one_room_is_not_asked_to_choose() -> None:
    frame = Frame(
        site_name="GVI Exempelstad",
        staff_name="Sami",
        rooms=(RoomChoice(key="social", label="Socialtjänsten", is_current=True),),
    )

    page = render('{% extends "ui/page.html" %}', frame=frame)

    assert "Rum du skriver i" not in page
    assert "Socialtjänsten" in page


def test_who_is_not_signed_in_gets_no_search_and_no_notices() -> None:
    page = render('{% extends "ui/page.html" %}', frame=Frame(site_name="GVI Exempelstad"))

    assert 'role="search"' not in page
    assert "Aviseringar" not in page


def test_the_place_where_one_is_stands_out_in_both_menus() -> None:
    frame = Frame(
        site_name="GVI Exempelstad",
        menu=(
            MenuItem(place="groups", label="Grupper", href="/groups/"),
            MenuItem(place="meetings", label="Möten", href="/meetings/"),
        ),
        current_place="groups",
    )

    page = render('{% extends "ui/page.html" %}', frame=frame)

    assert page.count('href="/groups/" aria-current="true"') == 2
    assert 'href="/meetings/" aria-current' not in page


@pytest.mark.parametrize("name", ["404", "403", "500", "403_csrf"])
def test_error_pages_need_no_context_and_speak_swedish(name: str) -> None:
    with translation.override("sv"):
        page = engines["jinja2"].get_template(f"{name}.html").render({})

    assert "<h1>" in page
    assert 'lang="sv"' in page
    assert "Gå till lägesbilden" in page


def test_not_found_is_the_same_whatever_was_asked_for() -> None:
    template = engines["jinja2"].get_template("404.html")

    hidden = template.render({"request_path": "/people/1/", "exception": "NotVisible"})
    missing = template.render({"request_path": "/nothing/", "exception": "Resolver404"})

    assert hidden == missing


def test_a_meter_refuses_more_than_the_whole() -> None:
    with pytest.raises(ValueError, match=r"cannot show 12 \+ 9 of 19"):
        meter_bar(19, 12, 9)


def test_an_unknown_icon_is_refused_with_the_names_that_exist() -> None:
    with pytest.raises(KeyError, match=r"no icon 'clok'.*clock"):
        icon("clok")


def test_every_macro_is_documented_with_its_signature() -> None:
    document = (UI.parents[3] / "docs/reference/components.md").read_text("utf-8")

    missing = [
        signature
        for path in sorted((UI / "jinja2/ui/components").glob("*.html"))
        for signature in MACRO.findall(path.read_text("utf-8"))
        if not signature.startswith(PRIVATE) and f"`{signature}`" not in document
    ]

    assert missing == []


def test_templates_stay_within_their_size() -> None:
    long = {
        path.name: lines
        for path in UI.rglob("*.html")
        if (lines := len(path.read_text("utf-8").splitlines())) > 100
    }

    assert long == {}


def test_scripts_stay_small() -> None:
    for path in (UI / "static/ui").glob("*.js"):
        assert len(path.read_text("utf-8").splitlines()) < 100, path.name
