"""What a report rests on, what it lacks, and what is said of it outside the room."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from samsyn.office.problem_analysis.rules import Findings
from samsyn.office.problem_analysis.wording.names import number, period


def method_sentences(found: Findings) -> Iterator[str]:
    """Yield what the report rests on, how it counts, and what it cannot say."""
    yield _("The report rests on what the room %(room)s holds of %(period)s.") % {
        "room": found.room,
        "period": period(found),
    }
    if found.other_rooms:
        yield _("Not in it: records of %(rooms)s, and whatever is restricted.") % {
            "rooms": ", ".join(found.other_rooms)
        }
    yield _(
        "An incident that two records tell of counts once. Incidents out of scope are left out."
    )
    yield _(
        "A share of 20 or more has a 95 per cent interval (Wilson 1927): other incidents of the"
        " same kind could have moved it so far. Of fewer, only the counts are said."
    )
    yield _(
        "What is recorded is not all that happened. Violence that nobody reports, and groups that"
        " nobody has mapped, are not here, and they may be spread otherwise."
    )
    yield _("The report says nothing of why, and of no member that they took part in anything.")


def outside_sentences(found: Findings, told: Mapping[str, int | None]) -> Iterator[str]:
    """Yield what is said outside the room: counts that were released, and none beside them."""
    counts = {name: told.get(name) for name in ("all", "yes", "unknown")}
    if counts["all"] is None:
        yield _("The number of incidents is too small to be shown.")
        return
    yield _("%(count)s violent incidents are recorded from %(period)s.") % {
        "count": number(counts["all"]),
        "period": period(found),
    }
    if counts["yes"] is None or counts["unknown"] is None:
        yield _(
            "How often a group member was involved cannot be shown without telling a small number."
        )
        return
    if not counts["unknown"]:
        yield _("A group member was involved in %(count)s of them.") % {
            "count": number(counts["yes"])
        }
        return
    yield _("A group member was involved in at least %(least)s and at most %(most)s of them.") % {
        "least": number(counts["yes"]),
        "most": number(counts["yes"] + counts["unknown"]),
    }
