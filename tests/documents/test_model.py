"""A document that somebody could not read is refused, with every fault said."""

import pytest
from tests.documents.example import example

from samsyn.documents import (
    Bullets,
    CannotWrite,
    Column,
    Figure,
    Heading,
    Link,
    Note,
    Paragraph,
    Table,
)

TWIN = Table("Tal", (Column("Vad"),), (("Ett",),))


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ((Heading("Högt", level=1),), "cannot have level 1"),
        ((Heading("Djupt", level=3),), "cannot have level 3 after level 1"),
        ((Heading("A"), Heading("B", level=4)), "cannot have level 4 after level 2"),
        ((Heading("A", name="x"), Heading("B", name="x")), "The name x is taken"),
        ((Heading("A", name="X y"),), "small letters"),
        ((Paragraph((Link("dit", "#x"),)),), "The link to #x leads nowhere"),
        ((Bullets(((Link("dit", "javascript:x"),),)),), "leads nowhere"),
        ((Note("", (Link(" ", "https://bra.se"),)),), "Give the link to https://bra.se words"),
        ((Table("T", (Column("A"),), ((Link("dit", "#x"),),)),), "#x leads nowhere"),
        ((Figure("Bild", " ", "<svg/>", TWIN),), "Say what the picture Bild shows"),
        ((Table("", (Column("A"),), ()),), "a caption and columns"),
        ((Table("T", (Column(" "),), ()),), "Give every column of T a heading"),
        ((Table("T", (Column("A"),), (("1", "2"),)),), "Give every row of T 1 cells"),
    ],
)
def test_what_could_not_be_read_by_everybody_is_refused(blocks: tuple, said: str) -> None:
    with pytest.raises(CannotWrite, match=said):
        example(blocks=blocks)


def test_all_faults_are_said_at_once() -> None:
    with pytest.raises(CannotWrite, match=r"a title.*The language fr.*level 3"):
        example(title=" ", language="fr", blocks=(Heading("Djupt", level=3),))


def test_the_tables_of_figures_are_among_the_tables() -> None:
    assert [one.caption for one in example().tables] == ["Löften under oktober", "Som tal"]


def test_a_text_is_one_part_or_several() -> None:
    assert Paragraph("Ett").parts == ("Ett",)
    assert Bullets(("Ett", ("Två", "Tre"))).points == (("Ett",), ("Två", "Tre"))
