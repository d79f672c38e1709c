"""Words for the monthly review of a log: what a rule points at, and what it cannot know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samsyn import formats
from samsyn.office.api.queries import TokenOwner
from samsyn.office.api.wording import SCOPES
from samsyn.office.oversight.queries import ReviewLine
from samsyn.office.oversight.rules import Anomaly
from samsyn.office.oversight.wording.logs import WAYS
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.oversight import Verdict

_POINTED: dict[Anomaly, Promise] = {
    Anomaly.OWN_NAME: _("The reader has the same family name."),
    Anomaly.BURST: _("%(people)s people opened within an hour. The limit is %(limit)s."),
    Anomaly.OUT_OF_HOURS: _("Out of hours, at %(clock)s. That day: %(readings)s."),
    Anomaly.NO_CASE_LINK: _("Nothing in the room ties the reader to the person."),
    Anomaly.DORMANT: _("The account had done nothing for %(days)s days."),
    Anomaly.REPEATED_OUTPUT: _("Print or file number %(times)s within a day and a night."),
}
_RULES: dict[Anomaly, tuple[Promise, Promise]] = {
    Anomaly.OWN_NAME: (
        _("Same family name"),
        _("Kin with another name is not found, and namesakes who are no kin are."),
    ),
    Anomaly.BURST: (
        _("Many people at once"),
        _("20 people within an hour, or three times the reader's own usual if that is more."),
    ),
    Anomaly.OUT_OF_HOURS: (
        _("Out of hours"),
        _("Before 6 and from 20 on weekdays, and on weekends. It does not know shifts."),
    ),
    Anomaly.NO_CASE_LINK: (
        _("No case"),
        _(
            "The reader has written nothing of the person and is not named for them. Only for"
            " those who work one case at a time. It does not know what was asked by phone."
        ),
    ),
    Anomaly.DORMANT: (
        _("Sleeping account"),
        _("Nothing done for 60 days, and then a reading. It does not know leave."),
    ),
    Anomaly.REPEATED_OUTPUT: (
        _("Repeated prints and files"),
        _("Three within a day and a night. A meeting may need them."),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLineText:
    """One line of a review in words."""

    id: UUID
    number: int
    at: datetime
    who: str
    title: str
    what: str
    about: str
    person_id: UUID | None
    pointed: tuple[str, ...]
    is_sampled: bool
    verdict: str
    note: str
    system: tuple[str, ...]  # of another system: whose it is and what for; empty for staff


def review_lines(lines: Iterable[ReviewLine]) -> list[ReviewLineText]:
    """Return lines in words, in their order."""
    return [
        ReviewLineText(
            id=line.id,
            number=line.event_number,
            at=line.at,
            who=line.reader,
            title=line.title,
            what=str(WAYS[line.way]),
            about=line.code
            or ngettext("%(count)s person", "%(count)s people", line.people)
            % {"count": line.people},
            person_id=line.person_id,
            pointed=tuple(_pointed(rule, inputs) for rule, inputs in line.rules),
            is_sampled=line.is_sampled,
            verdict=terms.word(Verdict(line.verdict)) if line.verdict else "",
            note=line.note,
            system=_system(line.owner) if line.owner else (),
        )
        for line in lines
    ]


def verdict_choices() -> list[tuple[str, str]]:
    """Return the verdicts as a form offers them."""
    return terms.choices(Verdict)


def rules_explained() -> list[tuple[str, str]]:
    """Return each rule's name, and what it does and cannot know."""
    return [(str(name), str(meaning)) for name, meaning in _RULES.values()]


def _system(owner: TokenOwner) -> tuple[str, ...]:
    return (
        gettext("Another system of %(agency)s. %(name)s made its token.")
        % {"agency": owner.agency, "name": owner.made_by},
        gettext("For: %(scopes)s.")
        % {"scopes": ", ".join(str(SCOPES[one]) for one in owner.scopes)},
    )


def _pointed(rule: Anomaly, inputs: Mapping[str, int | str]) -> str:
    told = dict(inputs)
    if "readings" in told:
        count = int(told["readings"])
        told["readings"] = ngettext("%(count)s reading", "%(count)s readings", count) % {
            "count": count
        }
    if "clock" in told:  # it is kept as 21:40
        told["clock"] = formats.written_clock(str(told["clock"]), language=active_language())
    text = str(_POINTED[rule]) % told
    if "usual" in told:
        usual = gettext("The reader's own usual is %(usual)s.") % {"usual": told["usual"]}
        return f"{text} {usual}"
    return text
