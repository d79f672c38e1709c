"""Deeds and endings in words that staff and lawyers use."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.office.access import Deed
from samsyn.office.access.deeds import GRANTS
from samsyn.office.ui import terms
from samsyn.vocabulary.rooms import Role

_DEEDS: dict[Deed, tuple[Promise, Promise]] = {
    Deed.READ_RECORDS: (
        _("Read records"),
        _("See people, groups and incidents of the room, under codes. Every reading is logged."),
    ),
    Deed.READ_ASSIGNED: (
        _("Read one's own assignments"),
        _("See the talks that one is named for, and nothing else of the room."),
    ),
    Deed.REVEAL_NAMES: (
        _("Show names"),
        _("See real names instead of codes for ten minutes. Every time is logged."),
    ),
    Deed.EDIT_PEOPLE: (
        _("Record people"),
        _("Add people to the room, correct them and record ties between them."),
    ),
    Deed.LINK_PEOPLE: (
        _("Link people"),
        _("Say that two records are, or are not, about the same person. It can be undone."),
    ),
    Deed.EDIT_GROUPS: (
        _("Record groups"),
        _("Add groups, memberships and relations between groups, each with its source."),
    ),
    Deed.APPROVE_MEMBERSHIP: (
        _("Approve memberships"),
        _("Decide, as a second person, that a recorded membership holds."),
    ),
    Deed.RECORD_INCIDENT: (
        _("Record incidents"),
        _("Add an incident with its time, place, harm and people."),
    ),
    Deed.REVIEW_INCIDENT: (
        _("Review incidents"),
        _("Decide whether a group was involved in an incident, and on what basis."),
    ),
    Deed.RESPOND: (
        _("Answer incidents"),
        _("Lead what is done after an incident: checks, the risk, the partners' tasks, the end."),
    ),
    Deed.RESTRICT_RECORD: (
        _("Restrict records"),
        _("Close a record to all but named staff, or shut one member of staff out of it."),
    ),
    Deed.IMPORT_FILE: (
        _("Import files"),
        _("Bring a register into the room from a file, look at it first, and undo it."),
    ),
    Deed.EXPORT: (
        _("Export"),
        _("Take records of the room out as a file. People with protected identity stay out."),
    ),
    Deed.APPROVE_EXPORT: (
        _("Approve exports"),
        _("Decide, as a second person, that a list of the room leaves it, why and for how long."),
    ),
    Deed.WRITE_MESSAGE: (
        _("Write messages"),
        _("Draft the texts that the partners say, send and print, in every language."),
    ),
    Deed.APPROVE_MESSAGE: (
        _("Approve messages"),
        _("Decide, as a second person, that a text may be used, and until when."),
    ),
    Deed.PLAN_CALL_IN: (
        _("Plan call-ins"),
        _("Choose date, place, speakers and whom to invite, and follow the plan to the debrief."),
    ),
    Deed.DECIDE_CALL_IN: (
        _("Decide on call-ins"),
        _("Approve the invitees of one's agency, and say go or no go for the evening."),
    ),
    Deed.PLAN_TALK: (
        _("Plan talks"),
        _("Propose an individual talk, check its safety and choose the team."),
    ),
    Deed.LOG_TALK: (
        _("Log talks"),
        _("Write down how an attempt at a talk went, also from a phone."),
    ),
    Deed.RECORD_PROMISE: (
        _("Record promises"),
        _("Write down, word for word, what was promised and to which groups."),
    ),
    Deed.PREPARE_ROUND: (
        _("Prepare consequences"),
        _("Raise a trigger, prepare a round, ask agencies for measures and report back."),
    ),
    Deed.DECIDE_ROUND: (
        _("Decide on consequences"),
        _("Decide on a trigger, and that a round starts, goes on or ends."),
    ),
    Deed.ANSWER_MEASURE: (
        _("Answer for measures"),
        _("Accept, decline and tick what one's own agency is asked to do."),
    ),
    Deed.MANAGE_CARDS: (
        _("Manage contact cards"),
        _("Order contact cards, print them and withdraw them."),
    ),
    Deed.QUOTE_CARD: (
        _("Note a quoted card"),
        _("Note that somebody who called quoted a card's code. It stays in the room."),
    ),
    Deed.RUN_SUPPORT: (
        _("Run support"),
        _("Answer the help line, and read and work on support cases of the room."),
    ),
    Deed.READ_SUPPORT_FIGURES: (
        _("See support in figures"),
        _("See the counts that are published once a month, never a case."),
    ),
    Deed.DISCLOSE: (
        _("Disclose"),
        _("Give chosen facts to another room, numbered, with the legal ground and the tests."),
    ),
    Deed.RECEIVE_DISCLOSURE: (
        _("Receive disclosures"),
        _("Write a decided disclosure into the room that it was decided for."),
    ),
    Deed.APPROVE_GROUND: (
        _("Approve grounds"),
        _("Let the room tell others on a ground of the rule table, and close it again."),
    ),
    Deed.HOLD_REVIEW: (
        _("Hold the weekly review"),
        _("Open the week, note, decide, follow up tasks and write who was present."),
    ),
    Deed.SIGN_REVIEW: (
        _("Sign the weekly review"),
        _("Sign its minutes as chair, or approve them for one's own agency."),
    ),
    Deed.ANALYSE_PROBLEM: (
        _("Write a problem analysis"),
        _("Write, review and freeze a report on the violence and the groups of a period."),
    ),
    Deed.READ_AUDIT: (
        _("Read the log"),
        _("See who has read, changed and disclosed what in the room."),
    ),
    Deed.OPEN_IN_EMERGENCY: (
        _("Open a room in an emergency"),
        _("Read in another agency's room for three hours when a life is in danger. Reviewed."),
    ),
    Deed.REVIEW_EMERGENCY: (
        _("Review emergency access"),
        _("See at once who opened the room and why, end it, and review what they read."),
    ),
    Deed.REVIEW_LOG: (
        _("Review the log"),
        _("Look every month at readings drawn by lot or pointed at by rules, and sign."),
    ),
    Deed.KEEP_RETENTION: (
        _("Answer for removals"),
        _("Hide, hold, show again and prepare for erasure, or approve what a colleague prepared."),
    ),
    Deed.ANSWER_REQUEST: (
        _("Answer people's requests"),
        _("Find what the room holds of whoever asks, decide what is told, and what is contested."),
    ),
    Deed.ASSESS_CHILD: (
        _("Assess what is best for a child"),
        _("Decide, before anybody gets in touch with somebody under 18, whether that is right."),
    ),
    Deed.ERASE_RECORDS: (
        _("Erase records"),
        _("Find what is due in every part of a room, hide it, and erase what two have decided."),
    ),
    Deed.READ_RETURNS: (
        _("Read national returns"),
        _("See the sums that each site returns every quarter, and take them out as open data."),
    ),
    Deed.READ_STEERING: (
        _("Read steering"),
        _("See start-up, agreements, the year's plan and what is kept up: never a person."),
    ),
    Deed.KEEP_STEERING: (
        _("Keep steering"),
        _("Write evidence, agreements, the year's plan, and hand over to a successor."),
    ),
    Deed.KEEP_TOKENS: (
        _("Let other systems in"),
        _("Make a token with which another system of the agency reads the room, and revoke it."),
    ),
}
_ENDINGS: dict[str, Promise] = {
    "idle": _("You were signed out because nothing had happened for 30 minutes."),
    "age": _("You were signed out because you had been signed in for 10 hours."),
    "role": _(
        "You were signed out because your roles were changed, or because you signed out "
        "everywhere else. Sign in again."
    ),
    "out": _("You have signed out."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedLine:
    """One deed in words, and whether each role is granted it, in the order of `Role`."""

    name: str
    meaning: str
    granted: tuple[bool, ...]


def role_names(roles: Iterable[Role]) -> str:
    """Return several roles in words, each once."""
    return ", ".join(terms.word(role) for role in dict.fromkeys(roles))


def grant_lines() -> list[DeedLine]:
    """Return the table of grants, as the code and the database both have it."""
    return [
        DeedLine(
            name=str(name),
            meaning=str(meaning),
            granted=tuple(deed in GRANTS[role] for role in Role),
        )
        for deed in Deed
        for name, meaning in [_DEEDS[deed]]
    ]


def ending_text(ending: str) -> str:
    """Return why somebody meets the sign-in page again, or '' for an unknown word."""
    return str(_ENDINGS.get(ending, ""))
