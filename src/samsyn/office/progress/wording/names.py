"""What periods, parts, states and figures of a report are called."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samsyn import formats
from samsyn.office.progress.queries import IssueState
from samsyn.office.progress.rules import Section, Year
from samsyn.office.progress.rules.facts import (
    CALLED,
    CAME,
    CARDS,
    CONTACTS,
    MET,
    TALKS,
)
from samsyn.office.progress.tables import part_of_year
from samsyn.office.ui.languages import active_language


def withheld() -> str:
    """Return what stands where a count is too small to be shown."""
    return _("too few to be shown")


def count_text(count: int | None) -> str:
    """Return a count, or that it is too small to be shown."""
    return withheld() if count is None else formats.number(count, language=active_language())


def year_name(one: Year) -> str:
    """Return a year, with its months where some have no value."""
    part = part_of_year(one)
    if part is None:
        return str(one.year)
    first, last = (formats.short_month(day, language=active_language()) for day in part)
    return f"{one.year}, {first}" if first == last else f"{one.year}, {first}\u2013{last}"


def section_names() -> dict[str, str]:
    """Return what each part of a report is called while it is written."""
    return {
        Section.LEAD: _("At the top"),
        Section.STRATEGY: _("What the strategy is"),
        Section.MEETINGS: _("Meetings"),
        Section.SUPPORT: _("Support"),
        Section.CONSEQUENCES: _("Consequences"),
        Section.COMMUNITY: _("Local community"),
        Section.AHEAD: _("What comes next"),
        Section.SAYS: _("What the figures say"),
        Section.SAYS_NOT: _("What they do not say"),
        Section.WHEN: _("When more can be said"),
        Section.PROMISES: _("Promises"),
    }


def state_names() -> dict[str, str]:
    """Return what the states of a report are called."""
    return {
        IssueState.DRAFT: pgettext("report", "Draft"),
        IssueState.APPROVED: pgettext("report", "Approved"),
        IssueState.PUBLISHED: pgettext("report", "Published"),
        IssueState.WITHDRAWN: pgettext("report", "Withdrawn"),
    }


def figure_name(name: str) -> str:
    """Return what a figure counts."""
    names = {
        CALLED: _("People called to a call-in for the first time"),
        CAME: _("People who came to a call-in for the first time"),
        MET: _("People given the message in a talk for the first time"),
        TALKS: _("Talks in which the message was given"),
        CARDS: _("Contact cards handed out"),
        CONTACTS: _("Holders of these cards who called, by the ledger of cards"),
        "call_ins": _("Call-ins held"),
        "voices": _("Call-ins at which the local community spoke"),
        "organisations": _("Organisations in the audience"),
        "rounds": _("Rounds that ran in the period"),
        "rounds_running": _("Rounds not ended on the last day"),
        "next_call_in": _("Month of the next call-in after the period"),
        "agreement_from": _("First day of the agreement"),
        "agreement_years": _("Whole years between its first day and its last"),
        "start_up_done": _("Steps of the start-up with evidence by the last day"),
        "start_up_steps": _("Steps of the start-up"),
        "help_on": _("Month in which the help line was staffed"),
    }
    if name.startswith(f"{CALLED}_"):
        year, month = (int(part) for part in name.split("_")[1:])
        said = formats.month(date(year, month, 1), begins=False, language=active_language())
        return _("People called to a call-in in %(month)s") % {"month": said}
    return names.get(name, name)


def key_name(key: str) -> str:
    """Return what a paragraph of the writer's own, or the headline, is called."""
    names = {
        "headline": _("Headline"),
        "own_lead": _("Own paragraph at the top"),
        "own_done": _("Own paragraph on what was done"),
        "own_ahead": _("Own paragraph on what comes next"),
    }
    return names.get(key, _("Sentence"))
