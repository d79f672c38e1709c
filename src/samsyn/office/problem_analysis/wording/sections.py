"""The sentences of each section. All figures in them are computed, and few are said to be few."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn import formats
from samsyn.analysis.networks.concentration import compare_members
from samsyn.office.networks.wording import conflict_sentence, spread_sentence
from samsyn.office.problem_analysis.rules import FEWEST, Findings, Section
from samsyn.office.problem_analysis.tables import spread_of
from samsyn.office.problem_analysis.wording.method import method_sentences
from samsyn.office.problem_analysis.wording.names import (
    few,
    kind_running,
    number,
    of,
    weapon_running,
)

TOP_GROUPS = 3
TOP_AREAS = 3
EVENING, MORNING = 6, 2  # spans: from 18, until 06
FRIDAY, SATURDAY = 4, 5


def sentences(found: Findings, section: Section) -> list[str]:
    """Return what the figures say of a section."""
    return list(_SENTENCES[section](found))


def _summary(found: Findings) -> Iterator[str]:
    if not found.incidents:
        yield _("No violence is recorded in the period.")
        return
    yield ngettext(
        "%(count)s violent incident is recorded in the period.",
        "%(count)s violent incidents are recorded in the period.",
        found.incidents,
    ) % {"count": number(found.incidents)}
    if found.is_few:
        yield _(
            "They are too few to say how violence is spread here. The report says what happened,"
            " and what is not known."
        )
        return
    yield from _involved_share(found)
    yield from _shares_of_groups(found)


def _violence(found: Findings) -> Iterator[str]:
    if not found.incidents:
        yield _("No violence is recorded in the period.")
        return
    kinds = [f"{kind_running(row.name)} {number(row.incidents)}" for row in found.kinds]
    yield _("Incidents by kind: %(kinds)s.") % {"kinds": ", ".join(kinds)}
    yield _("Dead: %(dead)s. Injured: %(injured)s.") % {
        "dead": number(found.dead),
        "injured": number(found.injured),
    }
    if found.harm_unknown:
        yield ngettext(
            "Of %(count)s incident it is not known whether anybody was hurt.",
            "Of %(count)s incidents it is not known whether anybody was hurt.",
            found.harm_unknown,
        ) % {"count": number(found.harm_unknown)}
    yield _("Reviewed: %(share)s.") % {"share": of(found.reviewed, found.incidents)}


def _involved(found: Findings) -> Iterator[str]:
    if not found.incidents:
        yield _("No violence is recorded in the period.")
        return
    yield from _involved_share(found)
    yield _(
        "A member was involved in %(yes)s, not in %(no)s, and of %(unknown)s it is not known."
    ) % {"yes": number(found.yes), "no": number(found.no), "unknown": number(found.unknown)}
    if found.unknown:
        yield _(
            "The least counts none of those that are not known, the most all of them. Review them"
            " to bring the two together."
        )


def _involved_share(found: Findings) -> Iterator[str]:
    most = found.yes + found.unknown
    if not found.unknown:
        yield _("A group member was involved in %(share)s. Of every incident it is known.") % {
            "share": of(found.yes, found.incidents)
        }
        return
    said = {"least": number(found.yes), "most": number(most), "all": number(found.incidents)}
    if found.incidents < formats.MINIMUM_PERCENT_BASE:
        yield (
            _(
                "A group member was involved in at least %(least)s and at most %(most)s of"
                " %(all)s incidents."
            )
            % said
        )
        return
    yield _(
        "A group member was involved in at least %(least)s and at most %(most)s of %(all)s"
        " incidents: between %(low)s and %(high)s per cent."
    ) % {
        **said,
        "low": number(100 * found.yes / found.incidents),
        "high": number(100 * most / found.incidents),
    }


def _concentration(found: Findings) -> Iterator[str]:
    yield from _shares_of_groups(found)
    if found.spread is None:
        yield _(
            "Too few people are suspected in the period to say how suspicions are spread over them."
        )
    else:
        yield spread_sentence(spread_of(found))
    yield from _members(found)


def _shares_of_groups(found: Findings) -> Iterator[str]:
    if found.with_acting < FEWEST:
        yield _(
            "A group is known to have acted in %(acting)s of %(all)s incidents. That is too few to"
            " say how the violence is spread over groups."
        ) % {"acting": number(found.with_acting), "all": number(found.incidents)}
        return
    counts = sorted((count for _name, count in found.acted), reverse=True)
    top = counts[: min(TOP_GROUPS, max(1, len(counts) - 1))]
    held = min(sum(top), found.with_acting)
    yield ngettext(
        "The group that acted most often, of incidents with a known acting group: at most"
        " %(share)s.",
        "The %(count)s groups that acted most often, of incidents with a known acting group: at"
        " most %(share)s.",
        len(top),
    ) % {"count": number(len(top)), "share": of(held, found.with_acting)}
    yield _("There are %(groups)s groups in the room; %(acted)s of them acted in any.") % {
        "groups": number(found.groups),
        "acted": number(len(found.acted)),
    }


def _members(found: Findings) -> Iterator[str]:
    assessed = found.yes + found.no
    if not found.population or not 0 < found.members <= found.population or not assessed:
        yield _(
            "What part of the inhabitants are members is not said: the number of inhabitants, of"
            " members, or of reviewed incidents is not known."
        )
        return
    held = compare_members(found.members, found.population, assessed, found.yes)
    yield _(
        "Members are %(people)s per cent of the inhabitants (likely %(low)s to %(high)s). Of"
        " incidents of which it is known, a member was involved in %(violence)s."
    ) % {
        "people": number(100 * held.people.share, decimals=2),
        "low": number(100 * held.people.low, decimals=2),
        "high": number(100 * held.people.high, decimals=2),
        "violence": of(found.yes, assessed),
    }


def _groups(found: Findings) -> Iterator[str]:
    yield ngettext(
        "The room has %(count)s group; %(mapped)s was mapped in the last year of the period.",
        "The room has %(count)s groups; %(mapped)s were mapped in the last year of the period.",
        found.groups,
    ) % {"count": number(found.groups), "mapped": number(found.mapped)}
    yield conflict_sentence(found.conflict_parts)
    allied = sum(bool(one.allied) for one in found.relations)
    if allied:
        yield _("%(count)s groups have an alliance with another.") % {"count": number(allied)}
    else:
        yield _("No alliance between groups is known.")


def _places(found: Findings) -> Iterator[str]:
    known = found.incidents - found.without_area
    if known < FEWEST:
        yield few(known)
    else:
        top = found.areas[:TOP_AREAS]
        yield _("Most incidents were in %(areas)s: %(share)s with a known area.") % {
            "areas": ", ".join(row.name for row in top),
            "share": of(sum(row.incidents for row in top), known),
        }
    if found.without_area:
        yield _("The area of %(count)s incidents is not known or not shown.") % {
            "count": number(found.without_area)
        }
    if found.hexagons:
        out = sum(one.stands_out for one in found.hexagons)
        yield _(
            "%(out)s of %(all)s hexagons a kilometre across hold more than chance between them"
            " would put there, by %(placed)s incidents with an exact place."
        ) % {
            "out": number(out),
            "all": number(len(found.hexagons)),
            "placed": number(found.placed),
        }


def _times(found: Findings) -> Iterator[str]:
    known = found.incidents - found.without_time
    if known < FEWEST:
        yield few(known)
        return
    nights = sum(sum(day[EVENING:]) + sum(day[:MORNING]) for day in found.week)
    weekend = sum(found.week[FRIDAY]) + sum(found.week[SATURDAY])
    yield _(
        "Between 18 and 06, where the time is known: %(share)s. Half of all hours lie there."
    ) % {"share": of(nights, known)}
    yield _("On a Friday or Saturday: %(share)s. They are two days of seven.") % {
        "share": of(weekend, known)
    }
    if found.without_time:
        yield _("The time of %(count)s incidents is not known to within three hours.") % {
            "count": number(found.without_time)
        }


def _weapons(found: Findings) -> Iterator[str]:
    known = found.incidents - found.without_weapon
    if known < FEWEST:
        yield few(known)
    else:
        name, count = found.weapons[0]
        yield _("Most common where the weapon is known: %(weapon)s, %(share)s.") % {
            "weapon": weapon_running(name),
            "share": of(count, known),
        }
    if found.without_weapon:
        yield _("The weapon of %(count)s incidents is not recorded.") % {
            "count": number(found.without_weapon)
        }


_SENTENCES: dict[Section, Callable[[Findings], Iterator[str]]] = {
    Section.SUMMARY: _summary,
    Section.VIOLENCE: _violence,
    Section.INVOLVED: _involved,
    Section.CONCENTRATION: _concentration,
    Section.GROUPS: _groups,
    Section.PLACES: _places,
    Section.TIMES: _times,
    Section.WEAPONS: _weapons,
    Section.METHOD: method_sentences,
}
