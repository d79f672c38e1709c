"""What a judgement on an incident rests on. Pure: the software computes, people decide.

A confirmed shooting follows the Swedish police's published definition; whether a group member
was involved is only ever suggested, with its inputs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.vocabulary.incidents import (
    IncidentKind,
    InvolvementRole,
    MemberInvolved,
    SuspicionGrade,
)

HIGHER_SUSPICION = frozenset(
    {SuspicionGrade.PROBABLE, SuspicionGrade.CHARGED, SuspicionGrade.CONVICTED}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether something holds, and the sentence that says why."""

    holds: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One person's part, and whether a membership of theirs counted on that day."""

    role: InvolvementRole
    suspicion: SuspicionGrade
    is_member: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the rule suggests, and the sentence that shows its inputs."""

    member_involved: MemberInvolved
    reason: str


def meets_criteria(
    *,
    has_traces: bool | None,
    independent_witnesses: bool | None,
    lawful_or_accidental: bool | None,
) -> bool:
    """Say whether a shooting is confirmed by the police's criteria; see the next function."""
    return bool(not lawful_or_accidental and (has_traces or independent_witnesses))


def is_confirmed_shooting(
    kind: IncidentKind,
    *,
    has_traces: bool | None,
    independent_witnesses: bool | None,
    lawful_or_accidental: bool | None = None,
) -> Finding:
    """Say whether the police's criteria for a confirmed shooting are met.

    Powder-charged projectiles fired with traces (bullet, casing, damage or injury) or more than
    one independent eyewitness; illegal and not plainly an accident.
    """
    if kind is not IncidentKind.SHOOTING:
        return Finding(holds=False, reason=_("The incident is not a shooting."))
    if lawful_or_accidental:
        return Finding(holds=False, reason=_("The shots were lawful or plainly an accident."))
    if has_traces and independent_witnesses:
        return Finding(
            holds=True,
            reason=_("There are traces, and more than one independent eyewitness."),
        )
    if has_traces:
        return Finding(holds=True, reason=_("There are traces: bullet, casing, damage or injury."))
    if independent_witnesses:
        return Finding(holds=True, reason=_("There is more than one independent eyewitness."))
    return Finding(
        holds=False,
        reason=_("Neither traces nor more than one independent eyewitness are noted."),
    )


def suggest_involvement(parts: Iterable[Part], *, has_side: bool) -> Suggestion:
    """Suggest whether a group member was involved.

    Confirmed if somebody hit, or suspected at the higher grade, had a membership that counted on
    the day; likely if the suspicion is only reasonable, or a group stands on a side; else unknown.
    """
    members = [part for part in parts if part.is_member]
    if any(part.role is InvolvementRole.VICTIM for part in members):
        return Suggestion(
            MemberInvolved.CONFIRMED,
            _("Somebody who was hit had a membership that counted on the day."),
        )
    if any(part.suspicion in HIGHER_SUSPICION for part in members):
        return Suggestion(
            MemberInvolved.CONFIRMED,
            _("Somebody with probable cause, or charged, had a membership that counted."),
        )
    if any(part.suspicion is SuspicionGrade.REASONABLE for part in members):
        return Suggestion(
            MemberInvolved.LIKELY,
            _("Somebody reasonably suspected had a membership that counted on the day."),
        )
    if has_side:
        return Suggestion(
            MemberInvolved.LIKELY,
            _("A group is noted on a side, but no person with a membership that counted."),
        )
    return Suggestion(
        MemberInvolved.UNKNOWN, _("Nobody with a membership that counted is noted, nor any group.")
    )
