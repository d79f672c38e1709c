"""What partners have under way, in few words for a cell or a row."""

from datetime import date

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.analysis.reach import GroupCoverage
from samsyn.office.aftermath.queries import ResponseLine
from samsyn.office.aftermath.wording import state_of
from samsyn.office.sanctions.queries import KeptLine, RoundShown, TriggerShown
from samsyn.office.sanctions.wording import TONES
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.sanctions import TriggerState

Mark = tuple[str, str, str]  # text, tone, and a line below it


def answer_mark(line: ResponseLine) -> Mark:
    """Return where the answer to an incident stands, and what is next."""
    said = _("%(done)d of 6 steps done") % {"done": line.done}
    if line.is_over:
        return _("The answer has ended"), "plain", said
    if not line.is_begun:
        return _("Not answered yet"), "warn", ""
    step = line.next_step
    below = f"{terms.word(step.step)}. {state_of(step)}." if step else ""
    return said, "danger" if line.is_late else "info", below


def trigger_mark(found: TriggerShown) -> Mark:
    """Return that a decision is awaited, and by when."""
    said, clock = _("Decision waits"), found.decision_clock
    until = found.decisions[-1].until if found.decisions else None
    if found.state is TriggerState.DEFERRED and until:
        return said, "info", _("deferred to %(day)s") % {"day": _day(until)}
    if clock.done_on is not None:  # deferred in time, to a day that has passed
        return said, "warn", ""
    if clock.is_late:
        return said, "danger", _("Late: was due %(by)s") % {"by": _day(clock.due_on)}
    return said, "warn", _("by %(day)s") % {"day": _day(clock.due_on)}


def round_mark(found: RoundShown, today: date) -> Mark:
    """Return which day of a round it is, and where it stands."""
    stands = terms.word(found.state)
    if found.started_on is None:
        return stands, TONES[found.state], ""
    day = (today - found.started_on).days + 1
    return _("Day %(day)d") % {"day": day}, TONES[found.state], stands


def heard_text(counts: GroupCoverage) -> str:
    """Return how many members have heard the message, and how many are one step away."""
    said = _("%(told)d of %(members)d directly") % {"told": counts.told, "members": counts.members}
    if not counts.near:
        return said
    return f"{said}, " + _("%(near)d one step away") % {"near": counts.near}


def awaited(line: KeptLine) -> str:
    """Return what a promise waits for, to whom it was given, and by whom."""
    waits = line.awaits
    if waits and waits.trigger_id:
        parts = [_("Waits for %(what)s: %(group)s") % {"what": waits.what, "group": waits.group}]
    else:
        groups = ", ".join(name for _id, name in line.promise.groups)
        parts = [_("Waits for an agency's answer"), groups or _("The site as a whole")]
    return " · ".join([*parts, *filter(None, [line.promise.made_by])])


def _day(day: date) -> str:
    return formats.short_date(day, language=active_language())
