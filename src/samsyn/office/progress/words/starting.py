"""Where a site is in its start-up, and that help comes before the message."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samsyn.office.progress.rules import Section, Sentence
from samsyn.office.progress.rules.facts import TALKS, Counts, Gathered, StartUpFacts
from samsyn.office.progress.words.saying import month, number, sentence


def waits_for_help(of: Gathered, counts: Counts) -> bool:
    """Whether the start-up says that nobody answers the help line yet, and no message is given."""
    facts = _until_the_message(of, counts)
    return facts is not None and facts.help_on is None


def steps(of: Gathered, counts: Counts) -> Iterator[Sentence]:
    """Yield how many steps are done, and what the message waits for, until it is given."""
    facts = _until_the_message(of, counts)
    if facts is None:
        return
    told = {"done": number(facts.done), "steps": number(facts.steps)}
    yield sentence(
        Section.AHEAD,
        "start_up",
        lambda: (
            (
                _(
                    "The work begins step by step: %(done)s of %(steps)s steps was done when the"
                    " period ended."
                )
                if facts.done == 1
                else _(
                    "The work begins step by step: %(done)s of %(steps)s steps were done when the"
                    " period ended."
                )
            )
            % told
        ),
        {"start_up_done": lambda: told["done"], "start_up_steps": lambda: told["steps"]},
    )
    if waits_for_help(of, counts):
        yield sentence(
            Section.AHEAD,
            "help_before_message",
            lambda: _("The message is not given until the help line is staffed and tested."),
        )


def _until_the_message(of: Gathered, counts: Counts) -> StartUpFacts | None:
    facts = of.done.start_up
    if facts is None or facts.message_on or of.done.evenings or counts.get(TALKS, 0) != 0:
        return None
    return facts


def help_first(of: Gathered) -> Iterator[Sentence]:
    """Yield when help was in place, if that was in the period and before the first call-in."""
    facts = of.done.start_up
    if facts is None or facts.help_on is None or facts.message_on is None:
        return
    on = facts.help_on
    if not of.first <= on < facts.message_on:
        return
    yield sentence(
        Section.SUPPORT,
        "help_first",
        lambda: (
            _("The offer of help was in place in %(month)s, before the first call-in.")
            % {"month": month(on)}
        ),
        {"help_on": lambda: month(on)},
    )
