"""What research says of the strategy: the effect, how sure it is, and where it stands.

The figures are those of the studies and of their publishers' summaries; none is rounded here.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from samsyn.office.progress.rules import Evidence
from samsyn.office.progress.words.saying import both


def studies(today: date) -> Iterator[Evidence]:
    """Yield the evaluations of Malmö and the reviews of research that were known on a day."""
    yield from (one for known_from, one in _every() if known_from <= today)


def _every() -> Iterator[tuple[date, Evidence]]:
    """Yield each study with the day from which it is sure to have been known."""
    yield (
        date(2021, 3, 1),
        Evidence(
            "malmo_2021",
            both(lambda: _("Sluta skjut in Malmö, effect evaluation 2021")),
            both(
                lambda: _(
                    "37 percent fewer shootings, January 2017 to February 2020, with three cities"
                    " to compare with."
                )
            ),
            both(
                lambda: _(
                    "It cannot be said that the strategy was the cause: the fall had begun before"
                    " the start, the events were few and the time was short."
                )
            ),
            "Malmö universitet för Brå, februari 2021",
            "https://mau.se/nyheter/sluta-skjut-bor-fortsatta-foljas2/",
        ),
    )
    yield (
        date(2023, 12, 27),
        Evidence(
            "malmo_2023",
            both(lambda: _("Sluta skjut in Malmö, follow-up 2023")),
            both(lambda: _("About half as many shootings a year since 2018.")),
            both(
                lambda: _(
                    "Other police work and the pandemic went on at the same time. The effect of the"
                    " strategy cannot be told apart."
                )
            ),
            "Brå, 27 december 2023",
            "https://bra.se/forebygga-brott/erfarenhetsbank/erfarenhetsbank/"
            "2023-12-27-effektuppfoljning-av-sluta-skjut.html",
        ),
    )
    yield (
        date(2024, 1, 1),
        Evidence(
            "sbu",
            both(lambda: _("Swedish review of the research, SBU")),
            both(lambda: _("About a quarter less gun violence over about three years.")),
            both(
                lambda: _(
                    "Most of the studies are from the United States, where weapons, laws and"
                    " support are otherwise."
                )
            ),
            "SBU rapport 369",
            "https://www.sbu.se/369",
        ),
    )
    yield (
        date(2018, 2, 28),
        Evidence(
            "braga_2018",
            both(lambda: _("International review of the research, 2018")),
            both(
                lambda: _("Less crime, of moderate size. Crime did not move to the places around.")
            ),
            both(lambda: _("The effect is smaller in the studies that are best made.")),
            "Braga, Weisburd & Turchan 2018, doi 10.1111/1745-9133.12353",
            "https://doi.org/10.1111/1745-9133.12353",
        ),
    )
