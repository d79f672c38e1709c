"""What partners have under way, in few words for a cell or a row."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.analysis.reach import GroupCoverage
from samsyn.office.aftermath.queries import ResponseLine
from samsyn.office.aftermath.wording import state_of
from samsyn.office.sanctions.queries import KeptLine, Way
from samsyn.office.ui import terms

Mark = tuple[str, str, str]  # text, tone, and a line below it


def answer_mark(line: ResponseLine) -> Mark:
    """Return where the answer to an incident stands, and what is next."""
    if line.is_over:
        return _("The answer has ended"), "plain", _("%(done)d of 6 steps done") % {"done": line.done}
    if not line.is_begun:
        return _("Not answered yet"), "warn", ""
    said = _("%(done)d of 6 steps done") % {"done": line.done}
    below = (
        f"{terms.word(line.next_step.step)}: {state_of(line.next_step)}" if line.next_step else ""
    )
    return said, "danger" if line.is_late else "info", below


def consequence_mark(trigger: Way | None, round_: Way | None, today: date) -> Mark | None:
    """Return what is under way against a group; None if nothing is."""
    if trigger is not None:
        return _("Decision waits"), "warn", _since(trigger, today)
    if round_ is None:
        return None
    if round_.is_running:
        day = (today - round_.on).days + 1
        return _("Day %(day)d") % {"day": day}, "consequence", _("Round of consequences")
    return _("Being prepared"), "info", _since(round_, today)


def heard_text(counts: GroupCoverage) -> str:
    """Return how many members have heard the message, and how many are one step away."""
    said = _("%(told)d of %(members)d directly") % {"told": counts.told, "members": counts.members}
    if not counts.near:
        return said
    return f"{said}, " + _("%(near)d one step away") % {"near": counts.near}


def promised_to(line: KeptLine) -> str:
    """Return to whom a promise was given, and by whom."""
    groups = ", ".join(name for _id, name in line.promise.groups) or _("The site as a whole")
    return f"{groups} · {line.promise.made_by}" if line.promise.made_by else groups


def _since(way: Way, today: date) -> str:
    days = (today - way.on).days
    return ngettext("for %(num)d day", "for %(num)d days", days) % {"num": days}
