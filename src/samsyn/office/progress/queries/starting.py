"""How far a site's start-up had come on a day."""

from datetime import date

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.progress.rules.facts import StartUpFacts
from samsyn.office.steering.models import StartUpStep
from samsyn.vocabulary.steering import StartUpTask


def start_up_of(here: Actor, room_id: int, *, last: date) -> StartUpFacts | None:
    """Return what had evidence by the last day; None where the start-up has not begun.

    A step bears its latest evidence alone, so one proved anew since counts as not done yet.
    """
    rows = access.visible_to(here, StartUpStep.objects).filter(room=room_id)
    proved = list(rows.values_list("task", "evidence_on"))
    if not proved:
        return None
    done = [(task, on) for task, on in proved if on is not None and on <= last]
    days = {task: on for task, on in done if task}
    return StartUpFacts(
        steps=len(proved),
        done=len(done),
        help_on=days.get(StartUpTask.HELP_LINE_STAFFED.value),
        message_on=days.get(StartUpTask.FIRST_CALL_IN.value),
    )
