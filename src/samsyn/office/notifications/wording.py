"""Sentences of the pages: why a talk stands where it does, its rule, its clock."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samsyn import formats
from samsyn.office.messages.queries import paragraphs_of
from samsyn.office.notifications.changes.stopping import stop_sentence
from samsyn.office.notifications.queries import (
    AttemptFacts,
    Brief,
    BriefState,
    MemberFacts,
    Prompt,
    Rules,
    Standing,
    TalkFacts,
    TalkSheet,
    Tiering,
    View,
)
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.talks import HelpWish, PriorityTier, SafetyVerdict, TalkState

VIEWS: Final[dict[View, Promise]] = {
    View.OPEN: _("To hold"),
    View.HELD: _("Held"),
    View.CLOSED: _("Closed"),
}
RULES: Final[dict[PriorityTier, Promise]] = {
    PriorityTier.RETALIATION_WINDOW: _("Violence tied to the person's group in the last 14 days."),
    PriorityTier.RISING_GROUP: _(
        "The person can influence a group with more violence in the last 28 days than in the 28 "
        "days before."
    ),
    PriorityTier.MISSED_CALL_IN: _("Called to a call-in and did not come."),
    PriorityTier.REACH_GAP: _("Nobody in the group has heard the message in the last 180 days."),
    PriorityTier.RELEASE: _("Will be released within 60 days."),
    PriorityTier.ROUTINE: _("Nothing presses. Whoever nobody has met for longest comes first."),
}
_PROMPTS: Final[dict[Prompt, Promise]] = {
    Prompt.CHECK: _("Make the safety check."),
    Prompt.GIVE_TO_TEAM: _("Give the talk to a team."),
    Prompt.ATTEMPT_IS_LATE: _("The first attempt is late."),
    Prompt.TRY_ANOTHER_WAY: _(
        "The team has tried several times. Talk with a parent or relative instead, or close the "
        "talk."
    ),
    Prompt.RECONTACT_IS_DUE: _("Get in touch again."),
}
BRIEF_STATES: Final[dict[BriefState, Promise]] = {
    BriefState.TO_DO: _("To hold"),
    BriefState.TRIED: _("Tried, not met"),
    BriefState.STOPPED: _("Stopped. Do not go."),
    BriefState.DONE: _("Talk held"),
    BriefState.CLOSED: _("Closed"),
}
_TONES: Final[dict[TalkState, str]] = {
    TalkState.PROPOSED: "warn",
    TalkState.CLEARED: "warn",
    TalkState.ASSIGNED: "message",
    TalkState.ATTEMPTED: "message",
    TalkState.HANDED_OVER: "help",
}
word = terms.word
stop = stop_sentence


def tone(state: TalkState) -> str:
    """Return the tone of a state's tag; what is over is plain."""
    return _TONES.get(state, "plain")


def who(talk: TalkFacts) -> str:
    """Return whom the talk is with, if it is not the person themself."""
    return talk.recipient_described


def team(members: tuple[MemberFacts, ...]) -> str:
    """Return the partners of a team, each once."""
    return ", ".join(dict.fromkeys(one.agency for one in members))


def members(team_: tuple[MemberFacts, ...]) -> str:
    """Return a team by name and partner."""
    return ", ".join(f"{one.name} ({one.agency})" for one in team_)


def tier_fact(found: Tiering) -> str:
    """Return what the rule found, '' where there is nothing but the trigger."""
    if found.tier is PriorityTier.RISING_GROUP:
        return gettext("%(now)d now, %(before)d before.") % {
            "now": found.now,
            "before": found.before,
        }
    return _day(found.on) if found.on else ""


def prompts(standing: Standing) -> list[str]:
    """Return what somebody should do, as sentences."""
    return [
        *(stop_sentence(one) for one in standing.stops if not _is_asked_for(one, standing)),
        *(str(_PROMPTS[one]) for one in standing.prompts),
    ]


def _is_asked_for(one: object, standing: Standing) -> bool:
    """Whether a prompt asks for the same: a missing check is one sentence and not two."""
    return str(one) == "not_checked" and Prompt.CHECK in standing.prompts


def why(sheet: TalkSheet) -> Iterator[str]:
    """Yield the facts that make the talk stand where it does, in order."""
    talk = sheet.talk
    yield gettext("Proposed by %(name)s on %(day)s.") % {
        "name": talk.proposed_by,
        "day": _day(talk.proposed_at),
    }
    if talk.clearance:
        yield gettext("Checked by %(name)s on %(day)s: %(verdict)s.") % {
            "name": talk.clearance.by,
            "day": _day(talk.clearance.at),
            "verdict": terms.running(talk.clearance.safety),
        }
    if talk.brief:
        yield gettext("Given to %(team)s on %(day)s.") % {
            "team": members(talk.brief.team),
            "day": _day(talk.brief.at),
        }
    if talk.attempts:
        yield attempts(len(talk.attempts))
    if talk.meeting:
        yield gettext("Held on %(day)s.") % {"day": _day(talk.meeting.happened_at)}
    if talk.ended_at:
        yield gettext("Closed by %(name)s on %(day)s: %(reason)s") % {
            "name": talk.ended_by,
            "day": _day(talk.ended_at),
            "reason": talk.end_reason,
        }


def attempts(count: int) -> str:
    """Return how many attempts were made."""
    said = ngettext("%(count)d attempt.", "%(count)d attempts.", count)
    return said % {"count": count}


def attempt_line(one: AttemptFacts) -> str:
    """Return one visit in a line: how it was received, what was left, what was asked for."""
    parts = [
        gettext("the message: %(how_much)s") % {"how_much": terms.running(one.delivered)}
        if one.delivered
        else "",
        terms.running(one.response) if one.response else "",
        gettext("card left") if one.card_given else "",
        gettext("help: %(wish)s") % {"wish": terms.running(one.help_wish)}
        if one.help_wish and one.help_wish is not HelpWish.NO
        else "",
    ]
    return " · ".join(part for part in parts if part)


def clock_rule(rules: Rules, *, urgent: bool) -> str:
    """Return how long there is to the first attempt, and from when."""
    if urgent:
        return gettext("Urgent: first attempt within %(hours)d hours.") % {
            "hours": rules.urgent_hours
        }
    return gettext("Planned: first attempt within %(days)d days.") % {"days": rules.planned_days}


def step_states(sheet: TalkSheet) -> dict[str, str]:
    """Return the state of each of the five steps, as `steps.html` takes them."""
    talk, state = sheet.talk, sheet.standing.state
    checked = talk.clearance is not None and talk.clearance.safety is not SafetyVerdict.NOT_SAFE
    is_over = not sheet.standing.is_open
    done = {
        "check": checked,
        "team": talk.brief is not None,
        "visit": talk.meeting is not None,
        "again": state is TalkState.FOLLOWED_UP,
    }
    found = {"propose": "done"}
    is_next = True
    for name, finished in done.items():
        found[name] = "done" if finished else ("now" if is_next and not is_over else "waiting")
        is_next = is_next and finished
    if talk.meeting and state is not TalkState.FOLLOWED_UP:
        found["again"] = "now"
    return found


def team_rule(rules: Rules) -> str:
    """Return what a team must be of, at the reader's site."""
    number = {"least": rules.least_partners}
    if rules.needs_civilian:
        return gettext("From at least %(least)d partners. One of them is not police.") % number
    return gettext("From at least %(least)d partners.") % number


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text of the library."""
    return paragraphs_of(text)


def sharing(brief: Brief) -> tuple[str, ...]:
    """Return who sees what is logged."""
    return (*brief.agencies, gettext("the joint room"))


def _day(moment: date | datetime) -> str:
    return formats.dated(formats.day_of(moment), language=active_language())
