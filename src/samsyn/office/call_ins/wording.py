"""The words of this app's pages: where things stand, and why."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.office.call_ins.queries import Cadence, Head, InvitationShown
from samsyn.office.call_ins.rules import Verdict
from samsyn.office.messages.languages import language_name
from samsyn.office.messages.queries import UsableText
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.call_ins import (
    AbsenceReason,
    CallInState,
    CandidateStatusKind,
    Choice,
    Exclusion,
    GoDecision,
    InvitationChannel,
    InvitationState,
    Neutrality,
    PlanStream,
    PlanTask,
    Reply,
    SpeakerRole,
)
from samsyn.vocabulary.community import OrganisationKind
from samsyn.vocabulary.messages import Part
from samsyn.vocabulary.promises import PromiseKind

TONES: Mapping[str, str] = {
    "preparing": "",
    "inviting": "info",
    "stopped": "danger",
    "cleared": "ok",
    "today": "warn",
    "following_up": "warn",
    "debriefed": "plain",
    "cancelled": "plain",
    "suggested": "info",
    "approved": "",
    "delivered": "",
    "said_yes": "ok",
    "said_no": "warn",
    "came": "ok",
    "stayed": "ok",
    "talked": "ok",
    "absent": "warn",
    "called_off": "plain",
    "chosen": "ok",
    "not_chosen": "",
    "excluded": "danger",
    "not_checked": "warn",
    "neutral": "ok",
    "not_neutral": "danger",
    "go": "ok",
    "no_go": "danger",
}


def all_words() -> dict[str, Mapping[str, str]]:
    """Return every word list, for templates."""
    return {
        "streams": terms.words(PlanStream),
        "tasks": terms.words(PlanTask),
        "states": terms.words(CallInState),
        "choices": terms.words(Choice),
        "exclusions": terms.words(Exclusion),
        "statuses": terms.words(CandidateStatusKind),
        "channels": terms.words(InvitationChannel),
        "invitations": terms.words(InvitationState),
        "replies": terms.words(Reply),
        "absences": terms.words(AbsenceReason),
        "roles": terms.words(SpeakerRole),
        "neutrality": terms.words(Neutrality),
        "decisions": terms.words(GoDecision),
        "organisations": terms.words(OrganisationKind),
        "promises": terms.words(PromiseKind),
        "verdicts": verdicts(),
        "tones": TONES,
    }


def verdicts() -> dict[str, str]:
    """Return what the signatures say together."""
    return {
        Verdict.GO: _("Go. The police and at least one more partner have signed."),
        Verdict.NO_GO: _("No-go. No letters are printed until whoever said it signs go."),
        Verdict.POLICE_MISSING: _("Not yet go: nobody has signed for the police."),
        Verdict.PARTNER_MISSING: _("Not yet go: one more partner than the police must sign."),
        Verdict.LIST_HAS_GROWN: _(
            "Not yet go: somebody has been chosen since a go was given. Go through the list and "
            "sign again."
        ),
        Verdict.NOBODY: _("Nobody has signed yet."),
    }


def why(head: Head) -> str:
    """Return in a sentence why the call-in stands where it does."""
    return {
        CallInState.PREPARING: _("No invitation has been delivered."),
        CallInState.INVITING: _("Invitations delivered: %(count)s. %(verdict)s")
        % {"count": head.delivered, "verdict": verdicts()[head.verdict]},
        CallInState.STOPPED: verdicts()[Verdict.NO_GO],
        CallInState.CLEARED: verdicts()[Verdict.GO],
        CallInState.TODAY: verdicts()[head.verdict],
        CallInState.FOLLOWING_UP: _("The evening has been, and no debrief is noted."),
        CallInState.DEBRIEFED: _("The evening has been, and the debrief is held."),
        CallInState.CANCELLED: head.cancelled_because,
    }[head.state]


def why_invited(one: InvitationShown) -> str:
    """Return in a sentence why an invitation stands where it does."""
    facts = {
        "agency": one.agency,
        "by": one.delivered_by or one.approved_by,
        "at": _moment(one.delivered_at or one.approved_at),
        "came": _moment(one.came_at),
    }
    absent = terms.running(one.absence) if one.absence else ""
    return {
        InvitationState.SUGGESTED: _("Waits for the list of %(agency)s to be approved.") % facts,
        InvitationState.APPROVED: _("Approved by %(by)s, %(at)s. Not delivered yet.") % facts,
        InvitationState.DELIVERED: _("Delivered by %(by)s, %(at)s. No reply yet.") % facts,
        InvitationState.SAID_YES: _("Delivered by %(by)s, %(at)s.") % facts,
        InvitationState.SAID_NO: _("Delivered by %(by)s, %(at)s.") % facts,
        InvitationState.CAME: _("Arrived %(came)s.") % facts,
        InvitationState.STAYED: _("Arrived %(came)s.") % facts,
        InvitationState.TALKED: _("Arrived %(came)s.") % facts,
        InvitationState.ABSENT: _("Reason noted: %(reason)s.") % {"reason": absent},
        InvitationState.CALLED_OFF: one.called_off_because,
    }[one.state]


def text_choice(text: UsableText) -> str:
    """Return what a form calls a text of the library."""
    return _("%(language)s: %(name)s, version %(number)s") % {
        "name": text.name,
        "number": text.number,
        "language": language_name(text.language, spoken_in=active_language()),
    }


def letter_choice(invited: InvitationShown) -> str:
    """Return what a form calls somebody who may get a letter."""
    return f"{invited.label.text} · {invited.group}" if invited.group else invited.label.text


def why_unprinted(concerned: Mapping[str, list[str]], missing: Collection[Part]) -> list[str]:
    """Return why letters were not printed, whom each reason concerns, and where to mend it."""
    reasons = [
        _("%(reason)s It concerns %(who)s.") % {"reason": reason, "who": ", ".join(who)}
        for reason, who in concerned.items()
    ]
    where = {
        Part.TRANSPORT: _("How each one gets there is written on their own invitation."),
        Part.VENUE: _("The venue is written under Place and safety."),
        Part.CONTACT: _("Write who to turn to in the field below."),
        Part.TELEPHONE: _("The support line is written under Contact cards, Number and words."),
    }
    return reasons + [sentence for part, sentence in where.items() if part in missing]


def cadence(found: Cadence) -> str:
    """Return in a sentence whether the yearly call-in is held."""
    if not found.has_people:
        return _("There is nobody on the groups' lists to call now.")
    days = {
        "last": _day(found.last_on),
        "due": _day(found.due_on),
        "planned": _day(found.planned_on),
    }
    if found.planned_on is not None:
        return _("At least one call-in a year: the next is planned for %(planned)s.") % days
    if found.due_on is None:
        return _("At least one call-in a year: none has been planned.")
    if found.is_late:
        return _("At least one call-in a year: the last day was %(due)s, and none is planned.") % (
            days
        )
    return _("At least one call-in a year: the next must be held by %(due)s.") % days


def _day(day: date | None) -> str:
    language = active_language()
    return formats.dated(day, language=language) if day else ""


def _moment(at: datetime | None) -> str:
    language = active_language()
    return formats.dated_moment(at, language=language) if at else ""
