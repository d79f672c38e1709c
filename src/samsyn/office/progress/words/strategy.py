"""What the strategy is, who stands behind it, what consequences there were and what comes next."""

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _

from samsyn.office.progress.rules import Measures, PromiseLine, Section, Sentence
from samsyn.office.progress.rules.facts import TALKS, AgreementFacts, Counts, Gathered
from samsyn.office.progress.words import starting
from samsyn.office.progress.words.saying import both, day, listed, month, number, sentence
from samsyn.office.ui import terms
from samsyn.vocabulary.promises import PromiseKind, PromiseState


def strategy(of: Gathered) -> Iterator[Sentence]:
    """Yield what the site does, in its own name, and the agreements that hold."""
    site = of.site
    yield sentence(
        Section.LEAD,
        "period",
        lambda: (
            _("This report covers %(first)s to %(last)s.")
            % {"first": month(of.first), "last": month(of.last)}
        ),
    )
    yield sentence(
        Section.STRATEGY,
        "what",
        lambda: (
            _(
                "%(brand)s is a way of working against serious violence. It is aimed at the few who"
                " use violence and at the groups they belong to, because groups drive violence."
            )
            % {"brand": site.brand}
        ),
    )
    yield sentence(
        Section.STRATEGY,
        "parts",
        lambda: _(
            "It has three parts: one shared message, an offer of help, and consequences for the"
            " whole group if the violence goes on."
        ),
    )
    if site.partners:
        yield sentence(
            Section.STRATEGY,
            "partners",
            lambda: _("Behind the work stand %(partners)s.") % {"partners": listed(site.partners)},
        )
    for turn, one in enumerate(of.done.agreements, start=1):
        yield _agreement(turn, one)


def consequences(of: Gathered) -> Iterator[Sentence]:
    """Yield how many rounds of raised focus there were."""
    done = of.done
    if not done.rounds:
        yield sentence(
            Section.CONSEQUENCES,
            "rounds",
            lambda: _("No round of raised focus was held in the period."),
        )
        return
    yield sentence(
        Section.CONSEQUENCES,
        "rounds",
        lambda: (
            (
                _("One round of raised focus was held after new violence.")
                if done.rounds == 1
                else _("%(count)s rounds of raised focus were held after new violence.")
            )
            % {"count": number(done.rounds)}
        ),
        {"rounds": lambda: number(done.rounds)},
    )
    if done.rounds_running:
        yield sentence(
            Section.CONSEQUENCES,
            "running",
            lambda: (
                (
                    _("One of them was still going on when the period ended.")
                    if done.rounds_running == 1
                    else _("%(count)s of them were still going on when the period ended.")
                )
                % {"count": number(done.rounds_running)}
            ),
            {"rounds_running": lambda: number(done.rounds_running)},
        )
    yield sentence(
        Section.CONSEQUENCES,
        "meant",
        lambda: _(
            "They are meant for the whole group, use the ordinary means that the law gives, and"
            " end when the violence ends."
        ),
    )


def ahead(of: Gathered, counts: Counts) -> Iterator[Sentence]:
    """Yield where the start-up is, when the next call-in is, how often, and that talks go on."""
    yield from starting.steps(of, counts)
    coming = of.done.next_evening
    if coming is not None:
        yield sentence(
            Section.AHEAD,
            "next_call_in",
            lambda: _("The next call-in is planned for %(month)s.") % {"month": month(coming)},
            {"next_call_in": lambda: month(coming)},
        )
    else:
        yield sentence(
            Section.AHEAD, "next_call_in", lambda: _("No month is set for the next call-in.")
        )
    yield sentence(
        Section.AHEAD,
        "cadence",
        lambda: _("The aim is at least one call-in a year, as long as there are people to call."),
    )
    if counts.get(TALKS, 0) != 0:
        yield sentence(
            Section.AHEAD, "talks_go_on", lambda: _("Individual talks are held all the time.")
        )


def measures(of: Gathered) -> tuple[Measures, ...]:
    """Return what each partner did in the rounds."""
    return tuple(
        Measures(agency, tuple(both(partial(terms.word, one)) for one in levers))
        for agency, levers in of.done.measures
    )


def promises(of: Gathered) -> tuple[PromiseLine, ...]:
    """Return how the promises of the period went, kind by kind."""
    names = {
        PromiseKind.CONSEQUENCE: lambda: _("Consequences for the group if the violence goes on"),
        PromiseKind.HELP: lambda: _("Help for whoever wants to leave"),
        PromiseKind.PROTECTION: lambda: _("Protection for whoever is threatened"),
    }
    kept = (PromiseState.KEPT, PromiseState.SET_ASIDE)
    waiting = (PromiseState.PENDING, PromiseState.DUE)
    found = of.done.promises

    def count(kind: PromiseKind, *states: PromiseState) -> int:
        return sum(found.get((kind, state), 0) for state in states)

    return tuple(
        PromiseLine(
            both(names[kind]),
            kept=count(kind, *kept),
            broken=count(kind, PromiseState.BROKEN),
            waiting=count(kind, *waiting),
        )
        for kind in PromiseKind
        if count(kind, *kept, *waiting, PromiseState.BROKEN)
    )


def _agreement(turn: int, one: AgreementFacts) -> Sentence:
    until, years = one.valid_to, _whole_years(one)

    def say() -> str:
        named = {"name": one.name, "first": day(one.valid_from)}
        if until is None:
            return _("“%(name)s” holds from %(first)s, until further notice.") % named
        named["last"] = day(until)
        if years:
            named["years"] = number(years)
            return _("“%(name)s” holds for %(years)s years, from %(first)s to %(last)s.") % named
        return _("“%(name)s” holds from %(first)s to %(last)s.") % named

    figures = {"agreement_from": lambda: day(one.valid_from)}
    if years:
        figures["agreement_years"] = lambda: number(years)
    return sentence(Section.STRATEGY, f"agreement_{turn}", say, figures)


def _whole_years(one: AgreementFacts) -> int:
    """Return for how many years an agreement holds, 0 if that is no whole number over one."""
    if one.valid_to is None:
        return 0
    years = one.valid_to.year - one.valid_from.year
    same_day = (one.valid_to.month, one.valid_to.day) == (one.valid_from.month, one.valid_from.day)
    return years if same_day and years > 1 else 0
