"""The last seven days in words, made of nothing but the rows that the reader may see."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.office.situation.queries import Overview, ShownIncident
from samsyn.office.situation.wording.words import capital, day_words, listed, written
from samsyn.vocabulary.incidents import IncidentKind

MOST_GROUPS_NAMED: Final = 4
SURE_ENOUGH: Final = ("confirmed", "likely")


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """The seven days in words: the headline, and what else is true of them."""

    headline: str
    others: tuple[str, ...]


def week_facts(overview: Overview) -> WeekFacts:
    """Return the last seven days in words."""
    incidents = last_days(overview, 7)
    if not incidents:
        return WeekFacts(_nothing(overview), ())
    headline = _("%(what)s%(when)s, %(harm)s.") % {
        "what": listed(_kinds(incidents)),
        "when": _when(incidents),
        "harm": _harm(incidents),
    }
    facts = (_links(incidents), _waiting(incidents))
    return WeekFacts(capital(headline), tuple(fact for fact in facts if fact))


def last_days(overview: Overview, days: int) -> tuple[ShownIncident, ...]:
    """Return the incidents of the last days of the picture, newest first."""
    since = overview.until - timedelta(days=days)
    return tuple(each for each in overview.incidents if each.day > since and not each.is_vague)


def _nothing(overview: Overview) -> str:
    if overview.newest is None:
        return _("No incidents have been recorded yet.")
    return _("No serious violence in the last seven days. The latest was on %(day)s.") % {
        "day": day_words(overview.newest)
    }


def _kinds(incidents: Sequence[ShownIncident]) -> list[str]:
    counts = Counter(IncidentKind(each.kind) for each in incidents)
    return [_counted_kind(kind, counts[kind]) for kind in IncidentKind if counts[kind]]


def _counted_kind(kind: IncidentKind, count: int) -> str:  # one message for each kind
    words = {
        IncidentKind.SHOOTING: ngettext("one shooting", "%(count)s shootings", count),
        IncidentKind.EXPLOSION: ngettext("one explosion", "%(count)s explosions", count),
        IncidentKind.ATTEMPTED_EXPLOSION: ngettext(
            "one attempted explosion", "%(count)s attempted explosions", count
        ),
        IncidentKind.PREPARED_EXPLOSION: ngettext(
            "one prepared explosion", "%(count)s prepared explosions", count
        ),
        IncidentKind.HAND_GRENADE: ngettext("one hand grenade", "%(count)s hand grenades", count),
        IncidentKind.ARSON: ngettext("one arson attack", "%(count)s arson attacks", count),
        IncidentKind.STABBING: ngettext("one stabbing", "%(count)s stabbings", count),
        IncidentKind.SERIOUS_ASSAULT: ngettext(
            "one serious assault", "%(count)s serious assaults", count
        ),
        IncidentKind.KIDNAPPING: ngettext("one kidnapping", "%(count)s kidnappings", count),
        IncidentKind.OTHER_HOMICIDE: ngettext(
            "one other killing", "%(count)s other killings", count
        ),
    }
    return words[kind] % {"count": written(count)}


def _when(incidents: Sequence[ShownIncident]) -> str:
    days = sorted(each.day for each in incidents)
    if len(incidents) == 1:
        return _(" on %(day)s") % {"day": day_words(days[0])}
    span = (days[-1] - days[0]).days + 1
    if span == 1:
        return _(" on the same day, %(day)s") % {"day": day_words(days[0])}
    return _(" in %(days)s days") % {"days": written(span)}


def _harm(incidents: Sequence[ShownIncident]) -> str:
    dead, injured = (sum(each.dead for each in incidents), sum(each.injured for each in incidents))
    parts = []
    if dead:
        parts.append(
            ngettext("one person dead", "%(count)s people dead", dead) % {"count": written(dead)}
        )
    if injured:
        parts.append(
            ngettext("one person injured", "%(count)s people injured", injured)
            % {"count": written(injured)}
        )
    unknown = sum(each.harm == "unknown" for each in incidents)
    if unknown:
        parts.append(
            ngettext("harm not known in one", "harm not known in %(count)s", unknown)
            % {"count": written(unknown)}
        )
    return listed(parts) if parts else _("nobody hurt")


def _links(incidents: Sequence[ShownIncident]) -> str:
    named: Counter[str] = Counter()
    for each in incidents:
        sure = {side.group_name for side in each.sides if side.certainty in SURE_ENOUGH}
        named.update(sure)
    if not named:
        return _("No group has a confirmed or likely link.")
    shown = sorted(named, key=lambda name: (-named[name], name))[:MOST_GROUPS_NAMED]
    whole = len(incidents)
    if whole == 1:
        return _("Confirmed or likely link: %(links)s.") % {"links": listed(shown)}
    links = [
        _("%(group)s to %(count)s of %(whole)s")
        % {"group": name, "count": named[name], "whole": whole}
        for name in shown
    ]
    return _("Confirmed or likely link: %(links)s.") % {"links": listed(links)}


def _waiting(incidents: Sequence[ShownIncident]) -> str:
    waiting = sum(each.is_unreviewed for each in incidents)
    if not waiting:
        return ""
    if len(incidents) == 1:
        return _("It has not been reviewed.")
    sentence = ngettext(
        "One of them has not been reviewed.", "%(count)s of them have not been reviewed.", waiting
    )
    return sentence % {"count": capital(written(waiting))}
