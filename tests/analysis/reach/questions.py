"""Drawn questions about small networks, with every rule there is."""

from hypothesis import strategies as st

from samsyn.analysis.networks.graphs import Graph, build_graph
from samsyn.analysis.reach.questions import Bar, Person, Rules

IDS = [f"p{number}" for number in range(6)]
GROUPS = ["Alm", "Bok"]
SURE = st.just(1.0)
ONCE_OR_TWICE = st.sampled_from([1, 1, 2])


@st.composite
def graphs(draw, ids=tuple(IDS)) -> Graph:
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids))
    return build_graph(draw(st.lists(pairs, max_size=12)), ids)


@st.composite
def plain_people(draw) -> list[Person]:
    return [Person(id=one) for one in draw(st.sets(st.sampled_from(IDS)))]


@st.composite
def many_people(draw, coming=SURE) -> list[Person]:
    rare = st.sampled_from([False, False, False, False, True])
    people = []
    for one in IDS:
        barred = draw(rare)
        people.append(
            Person(
                id=one,
                groups=tuple(sorted(draw(st.sets(st.sampled_from(GROUPS), max_size=1)))),
                bar=draw(st.sampled_from(list(Bar))) if barred else None,
                supervised=draw(st.booleans()),
                coming=draw(coming),
                conflicts=frozenset(draw(st.sets(st.sampled_from(IDS), max_size=1)) - {one}),
                told=draw(rare) and not barred,
            )
        )
    free = [person for person in people if not person.bar and not person.told]
    if free and draw(rare):
        asked = draw(st.sampled_from(free))
        people[IDS.index(asked.id)] = Person(
            **{name: getattr(asked, name) for name in asked.__slots__} | {"asked": True}
        )
    return people


def rules(*, seats, telling=SURE, times=ONCE_OR_TWICE) -> st.SearchStrategy:
    return st.builds(
        Rules,
        seats=seats,
        sessions=st.sampled_from([1, 1, 2]),
        seats_each=st.none() if seats is None else st.sampled_from([None, 2]),
        carriers=st.sampled_from([0, 0, 1]),
        rivals=st.just(()),
        supervised_share=st.sampled_from([0.0, 0.0, 0.5]),
        prefer_supervised=st.booleans(),
        times=times,
        steps=st.sampled_from([1, 1, 2]),
        telling=telling,
    )
