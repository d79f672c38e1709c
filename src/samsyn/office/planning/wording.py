"""The planner's sentences: what a plan reaches, why each one, what stands in the way."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn import formats
from samsyn.analysis.reach.plans import Goal, Plan, Reason
from samsyn.analysis.reach.questions import Conflict
from samsyn.office import access
from samsyn.office.planning.queries import Decided, Planner, ProposedRow
from samsyn.office.planning.rules import Held, Obstacle, Question, Standing, Supervision
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.call_ins import Exclusion

_TEN, _HALF = 10, 0.5


def supervision(kind: Supervision) -> str:
    """Return what is asked of supervision."""
    return {
        Supervision.ANY: _("Makes no difference"),
        Supervision.PREFERRED: _("Preferred, where it costs nothing"),
        Supervision.HALF: _("At least half of the invited"),
        Supervision.MOST: _("At least three quarters of the invited"),
        Supervision.ALL: _("All of the invited"),
    }[kind]


def figure(number: float) -> str:
    """Return a number of people; an expected one with a decimal."""
    decimals = 0 if float(number).is_integer() else 1
    return formats.number(number, decimals=decimals, language=active_language())


def finding(page: Planner) -> str:
    """Say in a sentence what the plan does."""
    plan = _plan(page)
    count = len(plan.invitees)
    facts = {"count": count, "reached": figure(plan.reached), "people": plan.people}
    if plan.expected:
        return (
            ngettext(
                "%(count)s invited reaches about %(reached)s of %(people)s people.",
                "%(count)s invited reach about %(reached)s of %(people)s people.",
                count,
            )
            % facts
        )
    return (
        ngettext(
            "%(count)s invited reaches %(reached)s of %(people)s people.",
            "%(count)s invited reach %(reached)s of %(people)s people.",
            count,
        )
        % facts
    )


def proof(page: Planner) -> str:
    """Say how good the plan is proved to be."""
    plan = _plan(page)
    if plan.goal is Goal.FEWEST:
        if plan.optimal:
            return _("It is proved that no fewer could reach everybody who can be reached.")
        return _(
            "No fewer than %(count)s could do it. Whether so few can has not been settled."
        ) % {"count": figure(plan.lower_bound)}
    if plan.optimal:
        return _("It is proved that nobody else in these seats would reach more.")
    return _("No other choice reaches more than %(most)s: at most %(more)s more than this one.") % {
        "most": figure(plan.upper_bound),
        "more": figure(plan.upper_bound - plan.reached),
    }


def next_seat(page: Planner) -> str:
    """Say what the next seat would buy."""
    plan = _plan(page)
    if plan.goal is Goal.FEWEST or not page.next_seats:
        return _("One seat more would reach nobody new.")
    first = page.next_seats[0]
    if not first.gain:
        return _("One seat more would reach nobody new.")
    return _("One seat more, for %(code)s, would reach %(gain)s more.") % {
        "code": first.label.code,
        "gain": figure(first.gain),
    }


def why(row: ProposedRow) -> str:
    """Say why somebody is in the plan. It says nothing of what they have done or will do."""
    if row.reason is Reason.ASKED:
        if row.is_added:
            return _("Added by hand.")
        return _("Chosen in the list already.")
    if row.is_untied:
        return _("Has no documented contact, and is reached only by coming.")
    return {
        Reason.ONLY_WAY: _("Some are reached by nobody else who may be invited."),
        Reason.CARRIER: _("The group needs carriers of its own."),
        Reason.BALANCE: _("Enough of the invited are to be under supervision."),
        Reason.REACHES: _("Reaches people whom the others in the plan do not."),
    }[row.reason]


def stays(row: ProposedRow) -> str:
    """Say how often the same question would choose somebody again; empty if it was not asked."""
    if row.stays is None:
        return ""
    if row.instead and row.stays < _HALF:
        return _("In trials with other contacts more often somebody of equal value")
    return _("Again in %(count)s of ten trials with other contacts") % {
        "count": round(row.stays * _TEN)
    }


def obstacle(one: Obstacle) -> str:
    """Say what keeps somebody from being proposed, and what can be done."""
    return {
        Obstacle.IN_SUPPORT: _(
            "Support has told that the offer is accepted. Add the person only if they agree."
        ),
        Obstacle.CALL_SUPPORT_FIRST: _("Support asks to be called first."),
        Obstacle.NOT_CHOSEN: _("Not chosen in the list."),
        Obstacle.CALLED_OFF: _("The invitation has been called off and cannot come back."),
        Obstacle.LEFT_OUT: _("Left out by hand in this plan."),
        Obstacle.TOLD: _("Has had the message in the last 180 days, and counts as reached."),
    }[one]


def rule_way_out(rule: Exclusion) -> str:
    """Say what to do instead about somebody whom a rule bars."""
    talk = _("Plan a talk instead.")
    return {
        Exclusion.IN_CUSTODY: _("Reach them through probation instead."),
        Exclusion.MINOR: _("Nobody under 18 is called. Another way of contact, help first."),
        Exclusion.MAY_BE_MINOR: _("Find out the year of birth first."),
        Exclusion.ASKED_TO_WAIT: _("Do not ask why. Choose another."),
        Exclusion.PROTECTED: _("Talk to whoever knows them."),
    }.get(rule, talk)


def standing(one: Standing) -> str:
    """Say how somebody stands to the plan."""
    return {
        Standing.INVITED: _("Is invited"),
        Standing.TOLD: _("Has had the message"),
        Standing.REACHED: _("Is reached"),
        Standing.NOT_REACHED: _("Is not reached"),
    }[one]


def rules(conflicts: tuple[Conflict, ...], page: Planner) -> tuple[str, ...]:
    """Say each rule of a set that cannot hold together, or that stands in the way."""
    return tuple(_rule(one, page) for one in conflicts)


def binding(page: Planner) -> tuple[str, ...]:
    """Say what keeps the plan from reaching more. That somebody chosen is to come goes unsaid."""
    if page.answer is None:
        return ()
    found = page.answer.plan.binding
    groups = page.proposal.known.facts.groups
    carried = [groups[UUID(one.about[0])] for one in found if one.kind == "carriers"]
    others = rules(tuple(one for one in found if one.kind not in {"asked", "carriers"}), page)
    if not carried:
        return others
    count = page.question.carriers
    needed = ngettext(
        "Each group is to have %(count)s carrier of its own. It decides in: %(groups)s.",
        "Each group is to have %(count)s carriers of its own. It decides in: %(groups)s.",
        count,
    ) % {"count": count, "groups": ", ".join(carried)}
    return (*others, needed)


def _rule(one: Conflict, page: Planner) -> str:
    question = page.question
    codes = [access.code_for("P", UUID(who)) for who in one.about if one.kind != "carriers"]
    listed = ", ".join(codes)
    if one.kind == "seats":
        return _seats(question)
    if one.kind == "carriers":
        [group] = one.about
        return ngettext(
            "%(group)s is to have %(count)s carrier of its own, and %(able)s may be invited.",
            "%(group)s is to have %(count)s carriers of its own, and %(able)s may be invited.",
            question.carriers,
        ) % {
            "group": page.proposal.known.facts.groups.get(UUID(group), group),
            "count": question.carriers,
            "able": page.able_in.get(UUID(group), 0),
        }
    if one.kind == "apart":
        return _apart(codes, question)
    return {
        "asked": _("%(who)s is to be invited.") % {"who": listed},
        "barred": _("%(who)s may not be invited.") % {"who": listed},
        "sessions": _("%(who)s cannot all be kept apart in %(count)s sessions.")
        % {"who": listed, "count": question.sessions},
        "supervised": _("Under supervision: %(what)s.")
        % {"what": supervision(question.supervision)},
        "reach": _("%(who)s is to be reached.") % {"who": listed},
    }[one.kind]


def _seats(question: Question) -> str:
    seats = [question.seats] if question.seats is not None else []
    if question.each is not None:
        seats.append(question.each * question.sessions)
    count = min(seats, default=0)
    return ngettext("There is %(count)s seat.", "There are %(count)s seats.", count) % {
        "count": count
    }


def _apart(codes: list[str], question: Question) -> str:
    facts = {"one": codes[0], "other": codes[-1], "count": question.sessions}
    if question.sessions == 1:
        return _("%(one)s and %(other)s may not sit in the same session, and there is one.") % facts
    return _("%(one)s and %(other)s may not sit in the same of the %(count)s sessions.") % facts


def robustness(found: Held, people: int) -> str:
    """Say how the plan holds when contacts are wrong or missing."""
    return _(
        "If one contact in ten is wrong and as many are missing, the plan still reaches at least"
        " %(held)s of %(people)s in 95 of 100 cases; %(median)s in the middle one."
    ) % {"held": figure(found.held), "people": people, "median": figure(found.median)}


def quality(page: Planner) -> tuple[str, ...]:
    """Say what the plan rests on, and what it does not know."""
    found = [
        ngettext(
            "The plan rests on %(count)s contact that the room has documented.",
            "The plan rests on %(count)s contacts that the room has documented.",
            page.contacts,
        )
        % {"count": page.contacts}
    ]
    if page.old_contacts:
        found.append(
            ngettext(
                "%(count)s of them is older than a year.",
                "%(count)s of them are older than a year.",
                page.old_contacts,
            )
            % {"count": page.old_contacts}
        )
    if page.alone:
        found.append(
            ngettext(
                "%(count)s person has no documented contact and is reached by nobody else.",
                "%(count)s people have no documented contact and are reached by nobody else.",
                page.alone,
            )
            % {"count": page.alone}
        )
    return tuple(found)


def compared(page: Planner) -> str:
    """Say what the changes by hand cost in reach; empty if nobody was moved."""
    before, after = page.proposal.untouched, page.answer
    if not page.question.by_hand or before is None or after is None:
        return ""
    return _(
        "Without your changes the plan had %(before)s invited and reached %(was)s."
        " With them it has %(after)s and reaches %(reached)s."
    ) % {
        "before": len(before.plan.invitees),
        "was": figure(before.plan.reached),
        "after": len(after.plan.invitees),
        "reached": figure(after.plan.reached),
    }


def decision(found: Decided) -> str:
    """Say what was decided of a plan, by whom and when."""
    return _(
        "%(by)s took the plan into the list on %(at)s: %(chosen)s chosen, who reach %(reach)s of"
        " %(people)s. %(proposed)s were proposed, who reach %(proposed_reach)s."
    ) % {
        "by": found.by,
        "at": formats.dated_moment(found.at, language=active_language()),
        "chosen": found.chosen,
        "reach": figure(found.chosen_reach),
        "people": found.people,
        "proposed": found.proposed,
        "proposed_reach": figure(found.proposed_reach),
    }


def _plan(page: Planner) -> Plan:
    if page.answer is None:
        raise ValueError("There is no plan to speak of.")
    return page.answer.plan
