"""Files of ties and of people in events: with and without header, large and broken ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.reach.questions import Bar
from samsyn.interchange.carriers import read_carriers
from samsyn.interchange.edge_columns import BadRows
from samsyn.interchange.edge_lists import read_edge_list
from samsyn.interchange.faults import UnreadableFile

names = st.sampled_from(
    ["a", "b", "Åsa", "a-long-name-of-many-letters", "a-long-name", "x10", "x9"]
)
pairs = st.lists(st.tuples(names, names), min_size=1, max_size=12)


def text(rows, header="") -> bytes:
    return (header + "".join(f"{a},{b}\n" for a, b in rows)).encode()


@settings(max_examples=60, deadline=None)
@given(pairs, st.booleans(), st.sampled_from(["", "source,target\n", "person,event\n"]))
def test_a_plain_file_is_read_like_one_with_quotation_marks(rows, to_events, header) -> None:
    quoted = "".join(f'"{a}","{b}"\n' for a, b in rows)

    plain = read_edge_list(text(rows, header), to_events=to_events)
    careful = read_edge_list((header + quoted).encode(), to_events=to_events)

    assert plain.names == careful.names == tuple(sorted(set(plain.names)))
    assert plain.events == careful.events
    assert plain.first.tolist() == careful.first.tolist()
    assert plain.second.tolist() == careful.second.tolist()
    told = plain.events if to_events else plain.names
    assert [(plain.names[a], told[b]) for a, b in zip(plain.first, plain.second, strict=True)] == (
        rows
    )


@pytest.mark.parametrize(
    ("file", "people", "ties"),
    [
        (b"a,b\nb,c\n", 3, 2),
        (b"source,target,weight\na,b,2\nb,a,3\n", 2, 1),
        (b"from;to\na;b\n", 2, 1),
        ("från;till;vikt\nÅsa;Örjan;1,5\n".encode("cp1252"), 2, 1),
        (b"id1,id2\n1,2\n2,3\n", 3, 2),
        (b"1,2,0.5\n2,3,1\n", 3, 2),
        (b"person,incident,role\np,K1,suspect\nq,K1,victim\nr,K2,suspect\n", 3, 1),
        (b"x,x\nx,y\n", 2, 1),
    ],
)
def test_headers_are_optional_and_known_names_are_found(file, people, ties) -> None:
    graph = read_edge_list(file).graph()

    assert (len(graph.people), graph.ties) == (people, ties)


def test_a_guess_that_the_first_row_is_a_header_is_told() -> None:
    graph = read_edge_list(b"id1,id2\n1,2\n").graph()

    assert graph.notes == ('The first row, "id1, id2", was taken for the names of the columns.',)
    assert read_edge_list(b"a,b\nb,c\n").graph().notes == ()


def test_only_the_roles_that_are_asked_for_are_tied() -> None:
    file = b"person,incident,role\np,K1,suspect\nq,K1,victim\nr,K1,suspect\n"

    assert read_edge_list(file, roles=["suspect"]).graph().people == ("p", "r")
    with pytest.raises(BadRows, match="no column of roles"):
        read_edge_list(b"a,b\n", roles=["suspect"])


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"a,b\nb\n,c\n", "Row 2 does not name two.*Row 3 does not name two"),
        (b"a,b,1\nb,c,x\n", 'Row 2 has the weight "x"'),
        (b"a,b,1\nb,c,0\n", 'Row 2 has the weight "0"'),
        (b"alone\n", "Give two columns of people"),
    ],
)
def test_broken_rows_are_named(file, sentence) -> None:
    with pytest.raises(BadRows, match=sentence):
        read_edge_list(file)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        read_edge_list(b"\n")


def test_people_carry_groups_bars_and_conflicts() -> None:
    file = (
        "id,group,eligible,reason,supervised,attendance,conflicts,protected_origin\n"
        "a,Alm;Bok,yes,,1,0.6,b; c,x\n"
        "b,,no,,0,,,y\n"
        "c,,,custody,,,,z\n"
    )

    people, notes = read_carriers(file.encode())

    a, b, c = people
    assert (a.groups, a.supervised, a.coming) == (("Alm", "Bok"), True, 0.6)
    assert a.conflicts == {"b", "c"}
    assert (b.bar, c.bar, a.bar) == (Bar.NOT_CONTACTABLE, Bar.CUSTODY, None)
    assert "protected_origin" in notes[0]


def test_every_faulty_person_is_named_at_once() -> None:
    file = b"id,eligible,attendance,reason\na,maybe,,\nb,,2,\nc,,,weather\n,,,\nd,yes,1,\n"

    with pytest.raises(BadRows) as refusal:
        read_carriers(file)

    for row, what in ((2, "maybe"), (3, "chance of coming is 2"), (4, "weather")):
        assert f"Row {row}:" in str(refusal.value)
        assert what in str(refusal.value)
