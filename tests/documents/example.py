"""A document with one of each block, and text that a program could take for something else."""

from datetime import date
from decimal import Decimal

from samsyn import charts
from samsyn.charts.words import speaking
from samsyn.documents import (
    Bullets,
    Column,
    ColumnKind,
    Document,
    Figure,
    Heading,
    Link,
    Note,
    Paragraph,
    Strong,
    Table,
)

DAY = date(2026, 11, 3)
FORMULAS = ("=1+1", "+46", "-3 dagar", "@summa", "\tflik", "\rretur", '=HYPERLINK("http://x")')
MARKUP = "<b>&amp; #eval(1) [a](b) $x$ *y* \\ </w:t>"


def example(language: str = "sv", **changed: object) -> Document:
    with speaking(language):
        row = charts.Estimated(name="Skjutningar", value=0.8, interval=(0.6, 1.1))
        drawn = charts.estimates([row], charts.Measured(name="Kvot", neutral=1.0))
        svg = charts.svg_file("", [drawn])
    held: dict[str, object] = {
        "title": f"Rapport {MARKUP}",
        "language": language,
        "dated": DAY,
        "subject": "Oktober",
        "author": "Petra Lund",
        "head": "Sluta skjut",
        "foot": "Lämnad 3 november",
        "keywords": ("löften", "utfall"),
        "blocks": (
            Paragraph(
                (
                    "Hur det står, ",
                    Strong("fryst"),
                    ". ",
                    Link("Så räknas talen", "#definitions"),
                    " och ",
                    Link("Brå", "https://bra.se"),
                )
            ),
            Heading("Löften"),
            Bullets(("Första punkten", ("Andra ", Strong("punkten")))),
            Heading("Hållna", level=3),
            Table(
                "Löften under oktober",
                (
                    Column("Mått", share=3),
                    Column("Antal", ColumnKind.NUMBER),
                    Column("Andel", ColumnKind.NUMBER, decimals=1),
                    Column("Dag"),
                ),
                (
                    (Link("Hållna", "#definitions"), 1234, Decimal("0.5"), DAY),
                    ("Brutna", "för få", None, None),
                    *((text, 1, 2.25, DAY) for text in FORMULAS),
                    *((f"Rad {number}", number, 0.0, DAY) for number in range(60)),
                ),
                note="Källa: samordnarens rum.",
            ),
            Figure(
                "Förändring",
                "Kvoten är 0,8.",
                svg,
                Table("Som tal", (Column("Vad"), Column("Kvot")), (("Skjutningar", "0,8"),)),
            ),
            Note("Små tal", "Under fem visas inte."),
            Heading("Definitioner", name="definitions"),
            Paragraph(MARKUP),
        ),
    }
    return Document(**(held | changed))  # type: ignore[arg-type]
