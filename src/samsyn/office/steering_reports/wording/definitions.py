"""What each measure of a report counts, how, from where and over which time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.office.steering_reports.rules import Measure, Section

Words = Promise | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A measure, so that somebody else would count the same."""

    name: Words
    counted: Words
    formula: Words
    source: Words
    time: Words


_THIS_DAY: Final = _("As it stood on the day that the report was drawn up.")
_THREE_SPANS: Final = _("The period, the one before it, and the twelve months that end with it.")
_TWELVE: Final = _("What was taken up in the twelve months that end with the period.")
_RELEASED: Final = _(
    "Counts under the site's threshold, and those from which one could be worked out, are not told."
)
SECTIONS: Final[Mapping[Section, Words]] = {
    Section.ASKING: _("What asks for something"),
    Section.PROMISES: _("Promises"),
    Section.REACHED: _("What was done"),
    Section.SUPPORT: _("Support"),
    Section.FIDELITY: _("Fidelity to the method"),
    Section.OUTCOMES: _("Outcomes"),
}
_ASKING: Final[Mapping[Measure, Definition]] = {
    Measure.PLAN_LATE: Definition(
        name=_("Late in the year's plan"),
        counted=_("Things planned for this year whose day has passed and that are not done."),
        formula=_("The number of things with a day before today and no day done."),
        source=_("The annual plan."),
        time=_THIS_DAY,
    ),
    Measure.AGREEMENTS: Definition(
        name=_("Agreements that ask for something"),
        counted=_("Agreements that end or are to be reviewed within 90 days, or wait."),
        formula=_("The number of agreements in any of these states."),
        source=_("The list of agreements."),
        time=_THIS_DAY,
    ),
    Measure.NOT_READY: Definition(
        name=_("Missing before messages may be given"),
        counted=_("Things that the site lacks before the message may be given."),
        formula=_("The number of objections that the start-up has."),
        source=_("The start-up, the agreements and the help line's test."),
        time=_THIS_DAY,
    ),
    Measure.EMERGENCIES: Definition(
        name=_("Rooms opened in an emergency"),
        counted=_("Times that somebody opened a room of the site in an emergency."),
        formula=_("The number of openings."),
        source=_("The record of emergencies."),
        time=_("This calendar year, to the day that the report was drawn up."),
    ),
}
_PROMISES: Final[Mapping[Measure, Definition]] = {
    Measure.PROMISES_MADE: Definition(
        name=_("Promises given"),
        counted=_("Promises of consequences, help or protection, each as it was said."),
        formula=_("The number of promises by the day they were given."),
        source=_("The ledger of promises."),
        time=_THREE_SPANS,
    ),
    Measure.KEPT: Definition(
        name=_("Promises kept"),
        counted=_("Promises called upon, whose every step was taken in time."),
        formula=_("All promises of the site in this state. Late counts as broken."),
        source=_("Triggers, rounds and what agencies answered."),
        time=_THIS_DAY,
    ),
    Measure.BROKEN: Definition(
        name=_("Promises broken"),
        counted=_("Promises with a step that came late or not at all, or that an agency says."),
        formula=_("All promises of the site in this state."),
        source=_("Triggers, rounds and what agencies answered."),
        time=_THIS_DAY,
    ),
    Measure.DUE: Definition(
        name=_("Promises called upon, not late"),
        counted=_("Promises called upon whose clocks still run."),
        formula=_("All promises of the site in this state."),
        source=_("Triggers, rounds and what agencies answered."),
        time=_THIS_DAY,
    ),
    Measure.SET_ASIDE: Definition(
        name=_("Promises decided in time not to act on"),
        counted=_("Promises of which it was decided in time, with a reason, not to act."),
        formula=_("All promises of the site in this state."),
        source=_("Decisions on triggers."),
        time=_THIS_DAY,
    ),
    Measure.PENDING: Definition(
        name=_("Promises not called upon"),
        counted=_("Promises that no violence has called upon."),
        formula=_("All promises of the site in this state."),
        source=_("The ledger of promises."),
        time=_THIS_DAY,
    ),
}
_DAYS: Final = _(
    "The median and the middle half of the days from that the violence was taken up, from four"
    " times on; how many were within the promised days; how many wait."
)
_STEPS: Final[Mapping[Measure, Definition]] = {
    Measure.DECISION: Definition(
        name=_("Days to a decision"),
        counted=_("Days from that new violence was taken up to the first decision."),
        formula=_DAYS,
        source=_("Triggers and their decisions."),
        time=_TWELVE,
    ),
    Measure.FIRST_MEASURE: Definition(
        name=_("Days to the first measure"),
        counted=_("Days from the decision to act to the first measure that an agency took."),
        formula=_DAYS,
        source=_("Rounds and the measures that agencies ticked."),
        time=_TWELVE,
    ),
    Measure.REPORT_BACK: Definition(
        name=_("Days to the report back"),
        counted=_("Days from that the round ended to that every group had been told."),
        formula=_DAYS,
        source=_("Rounds and their reports back."),
        time=_TWELVE,
    ),
}
_REACHED: Final[Mapping[Measure, Definition]] = {
    Measure.CALL_INS: Definition(
        name=_("Call-ins held"),
        counted=_("Call-ins that were held."),
        formula=_("The number of call-ins by their day, those called off left out."),
        source=_("The call-ins of the joint room."),
        time=_THREE_SPANS,
    ),
    Measure.MET: Definition(
        name=_("People who heard the message for the first time"),
        counted=_("People who came to a call-in, or were met in a talk and heard the message."),
        formula=_("Each person once, in the month of the first time, so that months add up."),
        source=_("Call-ins and talks of the joint room."),
        time=_THREE_SPANS,
    ),
    Measure.TALKS: Definition(
        name=_("Talks where the person was met"),
        counted=_("Talks in which the person heard at least a part of the message."),
        formula=_("The number of talks by their day."),
        source=_("The talks of the joint room."),
        time=_THREE_SPANS,
    ),
    Measure.GROUPS: Definition(
        name=_("Groups that have heard the message"),
        counted=_("Groups with members now, of which somebody has heard the message."),
        formula=_("Groups heard from in 180 days, of all groups that have members."),
        source=_("Coverage of the joint room."),
        time=_("The 180 days before the report was drawn up."),
    ),
    Measure.REVIEWS: Definition(
        name=_("Weekly reviews signed"),
        counted=_("Weekly reviews that were held and signed."),
        formula=_("The number of reviews by the month they were held."),
        source=_("The weekly reviews' own figures."),
        time=_THREE_SPANS,
    ),
    Measure.TASKS: Definition(
        name=_("Tasks done in time for the review"),
        counted=_("Tasks that were due at a weekly review, and of those the ones done."),
        formula=_("Tasks done, of tasks due."),
        source=_("The weekly reviews' own figures."),
        time=_("The period."),
    ),
}
_PUBLISHED: Final = _("Published once a month and then never changed; small counts are ranges.")
_SUPPORT: Final[Mapping[Measure, Definition]] = {
    Measure.CASELOAD: Definition(
        name=_("Open support cases"),
        counted=_("People with a case that somebody in support works with."),
        formula=_PUBLISHED,
        source=_("The published counts of support, never a case."),
        time=_("At the end of the month that the counts are of."),
    ),
    Measure.ANSWERED: Definition(
        name=_("Contacts answered the same day"),
        counted=_("Contacts with the help line, and of those the ones talked with that day."),
        formula=_PUBLISHED,
        source=_("The published counts of support, never a case."),
        time=_("Twelve months to the end of the month that the counts are of."),
    ),
    Measure.FIRST_MEETINGS: Definition(
        name=_("First meetings within 72 hours"),
        counted=_("First meetings, and of those the ones held within 72 hours."),
        formula=_PUBLISHED,
        source=_("The published counts of support, never a case."),
        time=_("Twelve months to the end of the month that the counts are of."),
    ),
}
_JUDGED: Final[Mapping[Measure, Definition]] = {
    Measure.ELEMENTS: Definition(
        name=_("Core elements"),
        counted=_("Whether each core element of the strategy is kept up."),
        formula=_(
            "Kept up while the next day due has not passed. Unknown where nobody records it."
        ),
        source=_("What the joint room has recorded; nobody types it."),
        time=_THIS_DAY,
    ),
    Measure.NEWEST: Definition(
        name=_("Newest value"),
        counted=_("What the series itself says that it counts."),
        formula=_("The last value that was known."),
        source=_("The series under Follow-up, each with its source."),
        time=_THIS_DAY,
    ),
    Measure.CHANGE: Definition(
        name=_("Change since the start"),
        counted=_("The rate after the start of the strategy, over the rate before it."),
        formula=_(
            "Events for each period after, over events for each period before, with a 95 percent"
            " interval; what the series leaves out is left out."
        ),
        source=_("The series under Follow-up, each with its source."),
        time=_("Before and after the day that the series has as its start."),
    ),
    Measure.CLOCK: Definition(
        name=_("When it can be told"),
        counted=_("From which month a fall of 25 percent can be told from chance."),
        formula=_("The chance of telling it is 80 percent, from the values before the start."),
        source=_("The series under Follow-up, each with its source."),
        time=_THIS_DAY,
    ),
}
DEFINITIONS: Final[Mapping[Measure, Definition]] = {
    **_ASKING,
    **_PROMISES,
    **_STEPS,
    **_REACHED,
    **_SUPPORT,
    **_JUDGED,
}
GUARDED: Final = frozenset({Measure.MET, Measure.TALKS})
GUARD: Final = _RELEASED
