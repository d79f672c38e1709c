"""What was done: call-ins, individual talks, help that was sought, the local community's part."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from samsyn.analysis.uncertainty.proportions import wilson
from samsyn.formats import MINIMUM_PERCENT_BASE
from samsyn.office.progress.rules import Section, Sentence
from samsyn.office.progress.rules.facts import (
    CALLED,
    CAME,
    CARDS,
    CONTACTS,
    MET,
    TALKS,
    Counts,
    Gathered,
    called_in,
)
from samsyn.office.progress.words.gathering import audience, speakers
from samsyn.office.progress.words.saying import listed, month, months, number, sentence, told
from samsyn.office.progress.words.starting import help_first


def call_ins(of: Gathered, counts: Counts) -> Iterator[Sentence]:
    """Yield how many call-ins were held and when, and how many were called and came."""
    evenings = of.done.evenings
    if not evenings:
        yield sentence(
            Section.MEETINGS, "call_ins", lambda: _("No call-in was held in the period.")
        )
        return
    yield sentence(
        Section.MEETINGS,
        "call_ins",
        lambda: (
            (
                _("One call-in was held, in %(months)s.")
                if len(evenings) == 1
                else _("%(count)s call-ins were held, in %(months)s.")
            )
            % {"count": number(len(evenings)), "months": months(evenings)}
        ),
        {"call_ins": lambda: number(len(evenings))},
    )
    if of.done.rehearsed:
        yield sentence(Section.MEETINGS, "rehearsed", lambda: _rehearsed(of))
    called, came = counts.get(CALLED, 0), counts.get(CAME, 0)
    yield sentence(
        Section.MEETINGS, "called", lambda: _called(of, called), {CALLED: lambda: told(called)}
    )
    yield from _called_each(of, counts)
    yield sentence(Section.MEETINGS, "came", lambda: _came(of, came), {CAME: lambda: told(came)})


def talks(of: Gathered, counts: Counts) -> Iterator[Sentence]:
    """Yield how many talks were held, with how many people, and by whom."""
    held, met = counts.get(TALKS, 0), counts.get(MET, 0)
    figures = {TALKS: lambda: told(held), MET: lambda: told(met)}
    yield sentence(Section.MEETINGS, "talks", lambda: _talks(of, held, met), figures)
    if held != 0 and of.done.teams:
        yield sentence(
            Section.MEETINGS,
            "teams",
            lambda: _("The talks were held by %(agencies)s.") % {"agencies": listed(of.done.teams)},
        )


def support(of: Gathered, counts: Counts) -> Iterator[Sentence]:
    """Yield how many called for help of those who got a card, never who."""
    cards, contacts = counts.get(CARDS), counts.get(CONTACTS)
    figures = {CONTACTS: lambda: told(contacts), CARDS: lambda: told(cards)}
    yield sentence(
        Section.SUPPORT,
        "offer",
        lambda: _("Whoever wants to leave is offered help by social services."),
    )
    if cards and contacts is not None:
        yield sentence(Section.SUPPORT, "contacts", lambda: _contacts(contacts, cards), figures)
        if cards >= MINIMUM_PERCENT_BASE:
            yield sentence(Section.SUPPORT, "contacts_share", lambda: _share(contacts, cards))
    elif counts.get(TALKS, 0) != 0 or of.done.evenings:
        yield sentence(
            Section.SUPPORT,
            "contacts",
            lambda: _(
                "How many have called for help of their own accord is too few to be shown, or is"
                " not counted."
            ),
            figures,
        )
    has_met = bool(counts.get(TALKS, 0) != 0 or of.done.evenings or cards)
    yield sentence(
        Section.SUPPORT,
        "who",
        lambda: (
            _("Who they are is known to social services alone, not to the police.")
            if has_met
            else _("Whoever calls is known to social services alone, not to the police.")
        ),
    )
    yield from help_first(of)


def community(of: Gathered) -> Iterator[Sentence]:
    """Yield the local community's part in the call-ins of the period."""
    done = of.done
    if roles := speakers(done.speakers):
        yield sentence(
            Section.COMMUNITY,
            "speakers",
            lambda: (
                _("The speakers came from %(roles)s.") % {"roles": listed(one() for one in roles)}
            ),
        )
    if done.with_voices:
        yield sentence(
            Section.COMMUNITY,
            "voices",
            lambda: (
                _("People of the local community spoke at %(count)s of %(evenings)s call-ins.")
                % {"count": number(done.with_voices), "evenings": number(len(done.evenings))}
            ),
            {"voices": lambda: number(done.with_voices)},
        )
    if done.organisations:
        yield sentence(
            Section.COMMUNITY,
            "audience",
            lambda: (
                (
                    _("One organisation of the local community sat in the audience.")
                    if done.organisations == 1
                    else _("%(count)s organisations of the local community sat in the audience.")
                )
                % {"count": number(done.organisations)}
            ),
            {"organisations": lambda: number(done.organisations)},
        )
    if kinds := audience(done.audience):
        yield sentence(
            Section.COMMUNITY,
            "audience_kinds",
            lambda: (
                _("The audience came from %(kinds)s.") % {"kinds": listed(one() for one in kinds)}
            ),
        )
    if not done.with_voices and not done.organisations:
        yield sentence(
            Section.COMMUNITY,
            "audience",
            lambda: _("No meeting with the local community is recorded for the period."),
        )


def _rehearsed(of: Gathered) -> str:
    rehearsed, held = of.done.rehearsed, len(of.done.evenings)
    if held == 1:
        return _("It had been rehearsed.")
    if rehearsed == held:
        return _("Each of them had been rehearsed.")
    if rehearsed == 1:
        return _("One of them had been rehearsed.")
    return _("%(count)s of them had been rehearsed.") % {"count": number(rehearsed)}


def _called_each(of: Gathered, counts: Counts) -> Iterator[Sentence]:
    """Yield how many were called month by month: in a report from the start, and told whole."""
    asked = {one.replace(day=1): called_in(one) for one in of.done.evenings}
    found = {first: counts.get(name) for first, name in asked.items()}
    several = {first: count for first, count in found.items() if count}
    if not of.is_from_start or len(several) != len(found) or len(several) < 2:  # noqa: PLR2004
        return

    def part(first: date, count: int) -> str:
        return _("%(called)s in %(month)s") % {"called": number(count), "month": month(first)}

    yield sentence(
        Section.MEETINGS,
        "called_each",
        lambda: (
            _("They were called in turn: %(parts)s.")
            % {"parts": listed(part(*one) for one in several.items())}
        ),
        {asked[first]: partial(number, count) for first, count in several.items()},
    )


def _called(of: Gathered, called: int | None) -> str:
    if called is None:
        return _("People were called. How many is not shown, so that nobody can be picked out.")
    if of.is_from_start:
        return _("%(called)s people were called.") % {"called": number(called)}
    return _("%(called)s people were called for the first time.") % {"called": number(called)}


def _came(of: Gathered, came: int | None) -> str:
    if came is None:
        return _("How many came is not shown, so that nobody can be picked out.")
    if of.is_from_start:
        return _("%(came)s people came and heard the message there.") % {"came": number(came)}
    return _("%(came)s people heard the message there for the first time.") % {"came": number(came)}


def _talks(of: Gathered, held: int | None, met: int | None) -> str:
    if held == 0:
        return _("No individual talk was held in the period.")
    if held is None:
        return _(
            "How many individual talks were held is not shown, so that nobody can be picked out."
        )
    told_ = {"talks": number(held), "met": number(met or 0)}
    if met is None:
        return (
            _(
                "%(talks)s individual talks were held. With how many people is not shown, so that"
                " nobody can be picked out."
            )
            % told_
        )
    if of.is_from_start:
        return _("In %(talks)s individual talks %(met)s people were given the message.") % told_
    return (
        _(
            "In %(talks)s individual talks %(met)s people were given the message in that way for"
            " the first time."
        )
        % told_
    )


def _contacts(contacts: int, cards: int) -> str:
    return _(
        "%(contacts)s of the %(cards)s who were given a card with a number to call have called for"
        " help of their own accord."
    ) % {"contacts": number(contacts), "cards": number(cards)}


def _share(contacts: int, cards: int) -> str:
    found = wilson(contacts, cards)
    return _(
        "That is %(share)s percent. Chance alone could make it anything from %(low)s to %(high)s"
        " percent (95 percent interval)."
    ) % {
        "share": number(100 * found.share),
        "low": number(100 * found.low),
        "high": number(100 * found.high),
    }
