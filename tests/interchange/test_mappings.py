"""Mappings survive being saved, and refuse what cannot be meant."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.interchange.guessing import guess_mapping
from samsyn.interchange.mappings import (
    FIELDS,
    BadMapping,
    Mapping,
    TableKind,
    is_protected,
    mapping_from_json,
    mapping_to_json,
)
from samsyn.interchange.tables import open_table

names = st.text(min_size=1, max_size=8).filter(lambda name: not is_protected(name))
mappings = st.sampled_from(TableKind).flatmap(
    lambda kind: st.builds(
        Mapping,
        kind=st.just(kind),
        columns=st.dictionaries(st.sampled_from(FIELDS[kind]), names, max_size=3),
        constants=st.dictionaries(st.sampled_from(FIELDS[kind]), names, max_size=2),
        translations=st.dictionaries(
            st.sampled_from(FIELDS[kind]), st.dictionaries(names, names, max_size=2), max_size=2
        ),
        details=st.lists(names, max_size=2).map(tuple),
        day_first=st.sampled_from([True, False, None]),
        zone=st.sampled_from(["Europe/Stockholm", "America/New_York"]),
    )
)


@given(mappings)
def test_a_saved_mapping_is_the_same_when_read_again(mapping):
    assert mapping_from_json(mapping_to_json(mapping)) == mapping


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "weather"}, "one of: incidents"),
        ({"columns": {"colour": "a"}}, 'no field "colour"'),
        ({"columns": {"date": 3}}, "from text to text"),
        ({"columns": ["date"]}, "from text to text"),
        ({"columns": {"area": "protected_area"}}, "protected characteristic"),
        ({"details": ["Etnicitet"]}, "protected characteristic"),
        ({"details": "note"}, "list of column names"),
        ({"translations": {"kind": "x"}}, "from field to"),
        ({"zone": "Mars/Olympus"}, "not a time zone"),
        ({"zone": "../../etc/passwd"}, "not a time zone"),
        ({"zone": 1}, "must be a text"),
        ({"day_first": "yes"}, "true, false or null"),
        ({"surprise": 1}, "unknown keys: surprise"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(changes, message):
    sound = {"kind": "incidents", "columns": {"date": "datum"}}

    with pytest.raises(BadMapping, match=message):
        mapping_from_json(json.dumps({**sound, **changes}))


@pytest.mark.parametrize("text", ["", "[]", "{", "1"])
def test_what_is_no_mapping_at_all_is_refused(text):
    with pytest.raises(BadMapping):
        mapping_from_json(text)


def test_the_guess_leaves_protected_columns_out_whatever_they_are_called():
    table = open_table(b"id;protected_area;Etnicitet\n1;2;3\n", "skjutningar.csv")

    mapping = guess_mapping(table, TableKind.INCIDENTS)

    assert set(mapping.columns.values()) == {"id"}
    assert not mapping.details


def test_a_column_called_fatal_that_counts_is_a_count():
    table = open_table(b"id;date;fatal\n1;2026-01-01;0\n2;2026-01-02;3\n", "shootings.csv")

    mapping = guess_mapping(table, TableKind.INCIDENTS)

    assert mapping.columns["dead"] == "fatal"
    assert "fatal" not in mapping.columns


def test_the_shortest_way_from_guess_to_needed_fields_is_told():
    table = open_table(b"a1;b1\nx;y\n", "lista.csv")

    assert guess_mapping(table, TableKind.INCIDENTS).missing == ("date", "kind")
    assert guess_mapping(table, TableKind.TIES).missing == ("source", "target or event")
