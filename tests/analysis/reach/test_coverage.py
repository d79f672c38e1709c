"""The counts of coverage: by hand, against a plain set computation, and their laws."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.reach import Contact, cover

DAY = date(2026, 5, 1)
PEOPLE = [f"p{number}" for number in range(8)]
groups = st.dictionaries(st.sampled_from("ABC"), st.sets(st.sampled_from(PEOPLE)), max_size=3)
contacts = st.lists(
    st.builds(Contact, st.sampled_from(PEOPLE), st.dates(date(2026, 1, 1), date(2026, 6, 30)))
)
pairs = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)))


def tied(pairs: list[tuple[str, str]]) -> dict[str, set[str]]:
    ties: dict[str, set[str]] = {}
    for one, other in pairs:
        ties.setdefault(one, set()).add(other)
        ties.setdefault(other, set()).add(one)
    return ties


def test_a_small_group_by_hand() -> None:
    members = {"Alm": {"p0", "p1", "p2", "p3"}, "Bok": {"p4"}}
    met = [Contact("p0", DAY), Contact("p0", date(2026, 6, 1)), Contact("p7", DAY)]

    alm, bok = cover(members, met, tied([("p0", "p1"), ("p7", "p2")]))

    assert (alm.members, alm.told, alm.near, alm.not_reached, alm.contacts) == (4, 1, 2, 1, 2)
    assert alm.latest_on == date(2026, 6, 1)
    assert not alm.is_silent
    assert (bok.told, bok.contacts, bok.latest_on, bok.is_silent) == (0, 0, None, True)


@given(groups, contacts, pairs)
def test_told_and_near_are_the_told_and_their_neighbours(members, met, pairs) -> None:
    told = {contact.person for contact in met}
    reached = told | {b for a, b in pairs if a in told} | {a for a, b in pairs if b in told}

    for found in cover(members, met, tied(pairs)):
        assert found.told == len(members[found.group] & told)
        assert found.told + found.near == len(members[found.group] & reached)
        assert found.not_reached >= 0


@given(groups, contacts, pairs, st.sampled_from(PEOPLE))
def test_one_contact_more_never_reaches_fewer(members, met, pairs, person) -> None:
    before = cover(members, met, tied(pairs))
    after = cover(members, [*met, Contact(person, DAY)], tied(pairs))

    for one, other in zip(before, after, strict=True):
        assert other.told + other.near >= one.told + one.near
        assert other.contacts >= one.contacts


@given(groups, st.permutations([Contact(person, DAY) for person in PEOPLE[:5]]), pairs)
def test_order_does_not_matter(members, shuffled, pairs) -> None:
    sorted_ones = sorted(shuffled, key=lambda one: one.person)

    assert cover(members, shuffled, tied(pairs)) == cover(members, sorted_ones, tied(pairs))
