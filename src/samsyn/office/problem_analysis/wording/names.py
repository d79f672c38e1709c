"""Names of sections and sorts, and numbers as they stand in sentences."""

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.analysis.uncertainty.proportions import wilson
from samsyn.office.problem_analysis.rules import FEWEST, Findings, Section
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.incidents import IncidentKind, Weapon


def section_name(section: Section) -> str:
    """Return the heading of a section."""
    names = {
        Section.SUMMARY: _("What the analysis says"),
        Section.VIOLENCE: _("What happened"),
        Section.INVOLVED: _("Violence with a group member in it"),
        Section.CONCENTRATION: _("How few the violence is gathered on"),
        Section.GROUPS: _("Groups, conflicts and alliances"),
        Section.PLACES: _("Where"),
        Section.TIMES: _("When"),
        Section.WEAPONS: _("Weapons"),
        Section.METHOD: _("Method and limits"),
    }
    return names[section]


def number(value: float, *, decimals: int = 0) -> str:
    """Return a number as it is written in the language of the page."""
    return formats.number(value, decimals=decimals, language=active_language())


def period(found: Findings) -> str:
    """Return the period in words."""
    return _("%(first)s to %(last)s") % {
        "first": formats.dated(found.first_day, language=active_language()),
        "last": formats.dated(found.last_day, language=active_language()),
    }


def kind_name(kind: str) -> str:
    """Return what a kind of incident is called."""
    return terms.word(IncidentKind(kind))


def weapon_name(weapon: str) -> str:
    """Return what a weapon is called."""
    return terms.word(Weapon(weapon))


def kind_running(kind: str) -> str:
    """Return what a kind of incident is called inside a sentence."""
    return terms.running(IncidentKind(kind))


def weapon_running(weapon: str) -> str:
    """Return what a weapon is called inside a sentence."""
    return terms.running(Weapon(weapon))


def of(part: int, whole: int) -> str:
    """Return for example '12 of 40', with its share and interval from 20 on."""
    said = {"part": number(part), "whole": number(whole)}
    if whole < formats.MINIMUM_PERCENT_BASE:
        return _("%(part)s of %(whole)s") % said
    held = wilson(part, whole)
    return _("%(part)s of %(whole)s (%(share)s per cent, likely %(low)s to %(high)s)") % {
        **said,
        "share": number(100 * held.share),
        "low": number(100 * held.low),
        "high": number(100 * held.high),
    }


def few(known: int) -> str:
    """Say that what is known is too little for a pattern."""
    return _(
        "Too few to say: %(known)s incidents are known well enough, and at least %(fewest)s are"
        " needed. With fewer, a pattern is as likely chance."
    ) % {"known": number(known), "fewest": number(FEWEST)}


def involved_title(found: Findings) -> str:
    """Say the least and the most that a group member can have been in, or how many it is."""
    if not found.unknown:
        return _("%(yes)s of %(all)s incidents") % {
            "yes": number(found.yes),
            "all": number(found.incidents),
        }
    return _("At least %(least)s and at most %(most)s of %(all)s incidents") % {
        "least": number(found.yes),
        "most": number(found.yes + found.unknown),
        "all": number(found.incidents),
    }
