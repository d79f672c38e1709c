"""Example data for the gallery page, where every component is seen and tested. All invented."""

from datetime import date, timedelta
from math import cos, pi, sin
from typing import Any

from django import forms

from samsyn import charts
from samsyn.office.ui.frame import (
    Frame,
    LanguageChoice,
    MenuItem,
    RegisterAction,
    RoomChoice,
)

TODAY = date(2026, 11, 19)
QUARTERS_BEFORE = 9
PLACES = (
    *("Lägesbild", "Händelser", "Grupper", "Möten"),
    *("Stöd", "Konsekvenser", "Uppföljning"),
)


class ExampleForm(forms.Form):
    """One field of each kind."""

    met = forms.ChoiceField(
        label="Vem träffade ni?",
        choices=[("person", "Personen"), ("kin", "Anhörig"), ("none", "Ingen hemma")],
        widget=forms.RadioSelect,
    )
    received = forms.ChoiceField(
        label="Hur togs det emot?",
        choices=[("listened", "Lyssnade"), ("talked", "Ville prata mer"), ("refused", "Avvisade")],
        widget=forms.RadioSelect,
    )
    team = forms.MultipleChoiceField(
        label="Vilka var med?",
        choices=[("police", "Polis"), ("social", "Socialtjänst"), ("probation", "Frivård")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    place = forms.CharField(label="Område", help_text="Skriv stadsdelen, inte adressen.")
    held_on = forms.CharField(label="När?", help_text="Till exempel 17 nov eller i går.")
    group = forms.ChoiceField(label="Grupp", choices=[("", "Välj"), ("alm", "Grupp Alm")])
    note = forms.CharField(
        label="Anteckning",
        required=False,
        widget=forms.Textarea,
        help_text="Skriv bara det nästa team behöver veta. Skriv inte om hälsa eller tro.",
    )
    attached = forms.FileField(label="Fil", required=False)
    agreed = forms.BooleanField(label="Säkerhetskontroll är gjord")


def example_context(**changes: Any) -> dict[str, Any]:
    """Return all that the gallery page needs; `changes` replace parts of it."""
    incidents = _incidents()
    context = {
        "frame": _frame(),
        "today": TODAY,
        "tomorrow": TODAY + timedelta(days=1),
        "yesterday": TODAY - timedelta(days=1),
        "next_week": TODAY + timedelta(days=7),
        "empty_form": ExampleForm(auto_id="blank_%s"),
        "form": ExampleForm({"met": "person", "place": "", "team": ["police"]}),
        "csrf_input": "",
        "dots": charts.unit_dots(incidents, until=TODAY),
        "lanes": _swimlane(incidents),
        "contacts": _network(),
        "quarters": _columns(),
        "relations": _matrix(),
        "areas": _map(),
    }
    return {**context, **changes}


def _frame() -> Frame:
    return Frame(
        site_name="GVI Exempelstad",
        brand="Samsyn",
        is_demo=True,
        menu=tuple(MenuItem(place=name, label=name, href="#main") for name in PLACES),
        current_place="Grupper",
        staff_name="Petra Exempel",
        staff_role="Samordnare, polisen",
        account_href="#main",
        oversight_href="#main",
        retention_href="#main",
        tokens_href="#main",
        rights_href="#main",
        sign_out_action="#main",
        rooms=(
            RoomChoice(key="joint", label="Gemensamma rummet", is_current=True),
            RoomChoice(key="police", label="Polisens rum"),
        ),
        room_action="#main",
        register_actions=(
            RegisterAction(label="Händelse", href="#main", icon="flag"),
            RegisterAction(label="Samtal till hjälptelefonen", href="#main", icon="phone"),
            RegisterAction(label="Enskilt samtal", href="#main", icon="chat"),
            RegisterAction(label="Löfte", href="#main", icon="hand"),
            RegisterAction(label="Uppgift", href="#main", icon="tick"),
            RegisterAction(label="Person eller grupp", href="#main", icon="group"),
        ),
        notices_href="#main",
        notices_count=3,
        languages=(
            LanguageChoice(code="sv", label="Svenska", is_current=True),
            LanguageChoice(code="en", label="English"),
        ),
        language_action="#main",
        accessibility_href="#main",
        data_handling_href="#main",
    )


def _incidents() -> list[charts.IncidentMark]:
    days = (
        (date(2026, 6, 14), "shooting", "injured"),
        (date(2026, 7, 3), "explosion", "none"),
        (date(2026, 7, 12), "shooting", "none"),
        (date(2026, 8, 8), "shooting", "injured"),
        (date(2026, 8, 29), "shooting", "none"),
        (date(2026, 9, 12), "shooting", "dead"),
        (date(2026, 9, 27), "stabbing", "injured"),
        (date(2026, 10, 25), "shooting", "none"),
        (date(2026, 11, 14), "shooting", "none"),
        (date(2026, 11, 16), "explosion", "none"),
        (date(2026, 11, 17), "shooting", "injured"),
    )
    names = {"shooting": "Skjutning", "explosion": "Sprängning", "stabbing": "Knivvåld"}
    return [
        charts.IncidentMark(day=day, kind=kind, harm=harm, name=names[kind])
        for day, kind, harm in days
    ]


def _swimlane(incidents: list[charts.IncidentMark]) -> charts.Chart:
    lanes = charts.Swimlane(
        by_group=[incidents[0], incidents[2], incidents[5], incidents[8], incidents[10]],
        against_group=[incidents[3], incidents[4], incidents[7]],
        meetings=[
            charts.Meeting(day=date(2026, 3, 12), name="Call-in 2"),
            charts.Meeting(day=date(2026, 4, 27), name="2 enskilda samtal", talks=2),
            charts.Meeting(day=date(2026, 9, 16), name="4 enskilda samtal", talks=4),
            charts.Meeting(day=date(2026, 11, 3), name="5 enskilda samtal", talks=5),
        ],
        focus=[charts.Period(first=date(2026, 9, 14), last=date(2026, 10, 13))],
        gap=(date(2026, 9, 12), date(2026, 11, 14)),
    )
    return charts.swimlane(lanes, today=TODAY, group="Grupp Alm")


def _network() -> charts.Chart:
    nodes, edges = [], []
    for group, middle, size in (("Grupp Alm", 0.0, 12), ("Grupp Björk", 2.9, 9)):
        for index in range(size):
            angle, reach = 2 * pi * index / (size - 1), 1.0 if index else 0.0
            kind = "invited" if index % 6 == 0 else "reached" if index % 4 else "unreached"
            nodes.append(
                charts.Node(
                    key=f"{group}{index}",
                    x=middle + reach * cos(angle),
                    y=0.7 * reach * sin(angle),
                    label=f"{index + 1:02}",
                    group=group,
                    kind="detained" if index == size - 1 else kind,
                )
            )
            if index:
                edges.append(
                    charts.Edge(
                        first=f"{group}0",
                        second=f"{group}{index}",
                        kind="strong" if kind == "reached" else "tie",
                        is_old=kind == "unreached",
                    )
                )
    return charts.network(
        nodes, edges, label="Nätverk med 21 personer i Grupp Alm och Grupp Björk."
    )


def _columns() -> charts.Chart:
    values = (6, 8, 7, 9, 8, 10, 7, 9, 8, 7, 6, 7, 5, 6, 4, 6, 5, 3, 4)
    data = [
        charts.Column(
            year=2022 + index // 4,
            name=f"kvartal {index % 4 + 1}",
            value=value,
            is_after=index >= QUARTERS_BEFORE,
        )
        for index, value in enumerate(values)
    ]
    baseline = charts.Baseline(
        low=3, high=14, mean_before=8.0, mean_after=5.3, start_label="GVI startar april 2024"
    )
    return charts.columns(data, measure="Bekräftade skjutningar", baseline=baseline)


def _matrix() -> charts.Chart:
    return charts.conflict_matrix(
        ("Alm", "Björk", "Hassel", "Lind", "Rönn"),
        (
            charts.Relation(
                first="Alm", second="Björk", state="active", certainty="Trolig", since="aug 2026"
            ),
            charts.Relation(
                first="Alm", second="Lind", state="dormant", certainty="Bekräftad", since="apr 2025"
            ),
            charts.Relation(first="Hassel", second="Rönn", state="alliance", certainty="Möjlig"),
        ),
    )


def _map() -> charts.Chart:
    def square(west: float, south: float) -> tuple[tuple[tuple[float, float], ...], ...]:
        east, north = west + 0.04, south + 0.015
        return (((west, south), (east, south), (east, north), (west, north), (west, south)),)

    return charts.area_map(
        (
            charts.Area(name="Hamnstaden", rings=square(15.00, 59.30), count=9),
            charts.Area(name="Ekbacken", rings=square(15.04, 59.30), count=4),
            charts.Area(name="Centrum", rings=square(15.00, 59.315), count=0),
            charts.Area(name="Norrby", rings=square(15.04, 59.315), count=None),
        ),
        measure="Händelser på tolv månader",
    )
