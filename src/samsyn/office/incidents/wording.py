"""The field's words as pages say them. Nothing here decides anything."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samsyn.office.incidents.queries import IncidentBrief, LogDeed, Tab
from samsyn.office.ui import formats
from samsyn.vocabulary.claims import Certainty, InformationAccuracy, SourceKind, SourceReliability
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    GroupSide,
    Harm,
    IncidentKind,
    IncidentStatus,
    InvolvementRole,
    MemberInvolved,
    PlacePrecision,
    SuspicionGrade,
    Weapon,
)
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

_WORDS = {
    IncidentKind.SHOOTING: gettext_lazy("Shooting"),
    IncidentKind.EXPLOSION: gettext_lazy("Explosion"),
    IncidentKind.ATTEMPTED_EXPLOSION: gettext_lazy("Attempted explosion"),
    IncidentKind.PREPARED_EXPLOSION: gettext_lazy("Preparation of an explosion"),
    IncidentKind.HAND_GRENADE: gettext_lazy("Hand grenade"),
    IncidentKind.ARSON: gettext_lazy("Arson"),
    IncidentKind.STABBING: gettext_lazy("Stabbing"),
    IncidentKind.SERIOUS_ASSAULT: gettext_lazy("Serious assault"),
    IncidentKind.KIDNAPPING: gettext_lazy("Kidnapping"),
    IncidentKind.OTHER_HOMICIDE: gettext_lazy("Other killing"),
    IncidentKind.OTHER: gettext_lazy("Other, held for comparison"),
}
_BY_TYPE: dict[type[StrEnum], dict[str, object]] = {
    IncidentKind: {kind.value: word for kind, word in _WORDS.items()},
    Harm: {
        "none": gettext_lazy("Not hurt"),
        "injured": gettext_lazy("Injured"),
        "dead": gettext_lazy("Dead"),
        "unknown": gettext_lazy("Harm not known"),
    },
    Weapon: {
        "handgun": gettext_lazy("Handgun"),
        "automatic": gettext_lazy("Automatic weapon"),
        "shotgun": gettext_lazy("Shotgun"),
        "firearm_unknown": gettext_lazy("Firearm, kind not known"),
        "explosive": gettext_lazy("Explosive"),
        "hand_grenade": gettext_lazy("Hand grenade"),
        "knife": gettext_lazy("Knife"),
        "blunt": gettext_lazy("Blunt object"),
        "fire": gettext_lazy("Fire"),
        "other": gettext_lazy("Other"),
    },
    PlacePrecision: {
        "address": gettext_lazy("The address"),
        "block": gettext_lazy("The block, about 100 metres"),
        "neighbourhood": gettext_lazy("The neighbourhood"),
        "district": gettext_lazy("The district"),
        "unknown": gettext_lazy("Not known"),
    },
    IncidentStatus: {
        "reported": gettext_lazy("Reported"),
        "reviewed": gettext_lazy("Reviewed"),
        "confirmed": gettext_lazy("Confirmed"),
        "out_of_scope": gettext_lazy("Withdrawn"),
    },
    MemberInvolved: {
        "confirmed": gettext_lazy("Confirmed"),
        "likely": gettext_lazy("Likely"),
        "unlikely": gettext_lazy("Unlikely"),
        "no": gettext_lazy("No"),
        "unknown": gettext_lazy("Unknown"),
    },
    GroupMotivated: {
        "yes": gettext_lazy("Yes"),
        "no": gettext_lazy("No"),
        "unknown": gettext_lazy("Unknown"),
    },
    InvolvementRole: {
        "victim": gettext_lazy("Was hit or hurt"),
        "suspect": gettext_lazy("Suspect"),
        "witness": gettext_lazy("Witness"),
        "present": gettext_lazy("Present"),
    },
    SuspicionGrade: {
        "not_suspected": gettext_lazy("Not suspected"),
        "reasonable": gettext_lazy("Reasonable suspicion"),
        "probable": gettext_lazy("Probable cause"),
        "charged": gettext_lazy("Charged"),
        "convicted": gettext_lazy("Convicted"),
        "cleared": gettext_lazy("Cleared"),
    },
    GroupSide: {
        "acting": gettext_lazy("Acting"),
        "targeted": gettext_lazy("Targeted"),
    },
    Certainty: {
        "confirmed": gettext_lazy("Confirmed"),
        "likely": gettext_lazy("Likely"),
        "possible": gettext_lazy("Possible"),
        "unknown": gettext_lazy("Unknown"),
    },
    SourceKind: {
        "observation": gettext_lazy("Observation"),
        "police_report": gettext_lazy("Police report"),
        "judgment": gettext_lazy("Judgment"),
        "partner": gettext_lazy("Partner"),
        "resident": gettext_lazy("Resident"),
        "open_source": gettext_lazy("Open source"),
        "intelligence": gettext_lazy("Intelligence"),
        "file": gettext_lazy("File"),
        "disclosure": gettext_lazy("Disclosure"),
    },
    SourceReliability: {
        "reliable": gettext_lazy("The source is reliable"),
        "untested": gettext_lazy("The source is untested"),
        "not_reliable": gettext_lazy("The source is not reliable"),
        "not_assessed": gettext_lazy("The source has not been assessed"),
    },
    InformationAccuracy: {
        "known_directly": gettext_lazy("knows it from being there"),
        "known_indirectly_corroborated": gettext_lazy("heard it, and others confirm it"),
        "known_indirectly": gettext_lazy("heard it from somebody else"),
        "not_known": gettext_lazy("it is not known how the source knows"),
        "suspected_false": gettext_lazy("it is thought to be false"),
        "not_assessed": gettext_lazy("how it knows has not been assessed"),
    },
    LogDeed: {
        "recorded": gettext_lazy("Recorded"),
        "revised": gettext_lazy("Changed"),
        "reviewed": gettext_lazy("Reviewed"),
        "withdrawn": gettext_lazy("Withdrawn"),
    },
    Tab: {
        "confirmed": gettext_lazy("Confirmed incidents"),
        "unconfirmed": gettext_lazy("Not confirmed"),
        "withdrawn": gettext_lazy("Withdrawn incidents"),
    },
}

_AN_HOUR = timedelta(hours=1)


def word(term: StrEnum) -> str:
    """Return what pages call a term of the vocabulary."""
    return str(_BY_TYPE[type(term)][term.value])


def choices_of(terms: Iterable[StrEnum], *, blank: str | None = None) -> list[tuple[str, str]]:
    """Return the terms as choices of a form, after an empty one if `blank` says its text."""
    named = [(term.value, word(term)) for term in terms]
    return named if blank is None else [("", blank), *named]


def any_word() -> str:
    """Return the empty choice of a filter."""
    return _("Any")


def choose_word() -> str:
    """Return the empty choice of a field."""
    return _("Choose")


def not_known_word() -> str:
    """Return the empty choice of a field where not knowing is an answer."""
    return _("Not known")


def when(moment: MomentInterval) -> str:
    """Return when it happened, no more exactly than it is known."""
    language = translation.get_language() or "sv"
    start = formats.in_sweden(moment.earliest)
    day = _weekday_and_date(start, language)
    clock = formats.clock_time(start, language=language)
    plain = {
        Precision.MINUTE: f"{day}, {clock}",
        Precision.DAY: day,
        Precision.MONTH: f"{formats.short_month(start, language=language)} {start.year}",
        Precision.YEAR: str(start.year),
    }
    if moment.precision in plain:
        return plain[moment.precision]
    if moment.precision is Precision.HOUR:
        if moment.latest - moment.earliest >= _AN_HOUR:
            middle = start + (moment.latest - moment.earliest) / 2
            clock = formats.clock_time(middle, language=language)
        return _("%(day)s, about %(clock)s") % {"day": day, "clock": clock}
    end = formats.in_sweden(moment.latest)
    last_clock = formats.clock_time(end, language=language)
    if start.date() == end.date():
        return f"{day}, {clock}\u2013{last_clock}"
    return _("%(day)s, %(clock)s, to %(last_day)s, %(last_clock)s") % {
        "day": day,
        "clock": clock,
        "last_day": formats.short_date(end, language=language),
        "last_clock": last_clock,
    }


def _weekday_and_date(start: datetime, language: str) -> str:
    return f"{formats.short_date(start, language=language)} {start.year}"


def harm_in_words(dead: int, injured: int, *, is_known: bool = True) -> str:
    """Return the harm as counts: "1 dead, 2 injured"."""
    parts = []
    if dead:
        parts.append(ngettext("%d dead", "%d dead", dead) % dead)
    if injured:
        parts.append(ngettext("%d injured", "%d injured", injured) % injured)
    if not is_known:
        parts.append(_("more is not known"))
    return ", ".join(parts) or _("Nobody hurt")


def yes_no(value: bool | None) -> str:  # noqa: FBT001  the value itself, not an option
    """Return yes, no or not known."""
    return {True: _("Yes"), False: _("No"), None: _("Not known")}[value]


def title_of(brief: IncidentBrief) -> str:
    """Return the incident's name: what happened, and where as far as an area says."""
    return f"{word(brief.kind)}, {brief.area}" if brief.area else word(brief.kind)
