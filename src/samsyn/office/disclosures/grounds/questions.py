"""What a ground asks before it can be used: a closed list of questions that grounds name by key.

A question's words are read by whoever decides, and kept with the answer as they were read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"


class Backing(StrEnum):
    """A record of the room's own that an answer names."""

    CONSENT = "consent"
    COOPERATION = "cooperation"


class Why(StrEnum):
    """When an answer must be explained in words."""

    ALWAYS = "always"
    IF_REFUSED = "if_refused"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One test of a ground. `passes` is the answer that lets the ground be used."""

    key: str
    text: Promise
    refusal: Promise
    passes: str = YES
    why: Why = Why.NEVER
    backing: Backing | None = None


_NEEDED = Question(
    key="needed",
    text=_("Is it needed to prevent, hinder, detect or investigate crime?"),
    refusal=_("What is not needed against crime cannot be told on this ground."),
    why=Why.ALWAYS,
)
_WEIGHS_MORE = Question(
    key="weighs_more",
    text=_("Does the interest in telling weigh more than what secrecy protects?"),
    refusal=_("Secrecy weighs more, so this ground cannot be used."),
    why=Why.ALWAYS,
)
_OBVIOUS = Question(
    key="obvious",
    text=_("Is it obvious that the interest in telling goes before what secrecy protects?"),
    refusal=_("Where it is not obvious, this ground cannot be used."),
    why=Why.ALWAYS,
)
_EXEMPT = Question(
    key="exempt",
    text=_("Does any of it come from health care or social services?"),
    refusal=_("What comes from health care or social services is exempt from this ground."),
    passes=NO,
)
_CALLS_FOR_ACTION = Question(
    key="calls_for_action",
    text=_("Should it lead social services to take some action?"),
    refusal=_("Only what should lead social services to act is told on this ground."),
    why=Why.ALWAYS,
)
_NEEDED_BY_POLICE = Question(
    key="needed_by_police",
    text=_("Does the receiver need it in its work against crime?"),
    refusal=_("The duty holds only for what the receiver needs against crime."),
)
_OUTWEIGHED = Question(
    key="outweighed",
    text=_("Does an interest that weighs more speak against telling it?"),
    refusal=_("You have found an interest that weighs more: the duty does not hold here."),
    passes=NO,
    why=Why.IF_REFUSED,
)
_COOPERATION = Question(
    key="cooperation",
    text=_("Which decision to cooperate is it told within?"),
    refusal=_(
        "No decision to cooperate holds between the two rooms today. Record one under Decisions"
        " and consents, or choose another ground."
    ),
    backing=Backing.COOPERATION,
)
_OWN_PART = Question(
    key="own_part",
    text=_("Does the receiver need it for its own part of the cooperation?"),
    refusal=_("Only what the receiver needs for its own part is told on this ground."),
    why=Why.ALWAYS,
)
_SPECIAL_RISK = Question(
    key="special_risk",
    text=_("Do special circumstances give a risk that the person takes part in crime?"),
    refusal=_("Without such a risk this ground cannot be used."),
    why=Why.ALWAYS,
)
_HELPS_PREVENT = Question(
    key="helps_prevent",
    text=_("Can it be assumed to help prevent that crime?"),
    refusal=_("What does not help prevent crime is not told on this ground."),
    why=Why.ALWAYS,
)
_UNSUITABLE = Question(
    key="unsuitable",
    text=_("Is it unsuitable to tell it, with regard to help that is given or planned?"),
    refusal=_("It is unsuitable with regard to the help, so it is not told."),
    passes=NO,
    why=Why.ALWAYS,
)
_PAST_CRIME = Question(
    key="past_crime",
    text=_("Is it about suspicion of a certain crime already committed?"),
    refusal=_("Suspicion of a crime already committed has grounds of its own. Choose one of them."),
    passes=NO,
)
_CONSENT = Question(
    key="consent",
    text=_("Which consent covers it?"),
    refusal=_(
        "No consent covers these facts, this receiver and today. Record one under Decisions and"
        " consents, or choose another ground."
    ),
    backing=Backing.CONSENT,
)
_FREELY = Question(
    key="freely",
    text=_("Was it given freely, knowing who is told what?"),
    refusal=_("Consent that was not given freely and knowingly does not lift secrecy."),
)
_OWN_TASK = Question(
    key="own_task",
    text=_("Can your own agency not do its task without telling it?"),
    refusal=_("What is not necessary for your own agency's task is not told on this ground."),
    why=Why.ALWAYS,
)
_HARMLESS = Question(
    key="harmless",
    text=_("Is it clear that neither the person nor anybody close is harmed by it?"),
    refusal=_("Where harm cannot be ruled out, secrecy holds."),
    why=Why.ALWAYS,
)
_CHILD_VICTIM = Question(
    key="child_victim",
    text=_("Is it about suspicion of violence, a sexual crime or the like against a child?"),
    refusal=_("This ground is only for suspicion of such crimes against somebody under 18."),
    why=Why.ALWAYS,
)
_SERIOUS_CRIME = Question(
    key="serious_crime",
    text=_("Is it about suspicion of a crime that gives at least one year in prison?"),
    refusal=_("This ground is only for suspicion of so serious a crime."),
    why=Why.ALWAYS,
)

QUESTIONS: Mapping[str, Question] = {
    one.key: one
    for one in (
        _NEEDED,
        _WEIGHS_MORE,
        _OBVIOUS,
        _EXEMPT,
        _CALLS_FOR_ACTION,
        _NEEDED_BY_POLICE,
        _OUTWEIGHED,
        _COOPERATION,
        _OWN_PART,
        _SPECIAL_RISK,
        _HELPS_PREVENT,
        _UNSUITABLE,
        _PAST_CRIME,
        _CONSENT,
        _FREELY,
        _OWN_TASK,
        _HARMLESS,
        _CHILD_VICTIM,
        _SERIOUS_CRIME,
    )
}
