"""What may be recorded of a person: each rule is two lines and an instruction."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from samsyn.office.access import Refusal
from samsyn.office.people.changes.plans import NamePlan, PersonPlan, RevisionPlan
from samsyn.vocabulary.identity_numbers import (
    IdentityNumber,
    NotAnIdentityNumber,
    parse_identity_number,
)
from samsyn.vocabulary.people import IdentityKind, IdentityNumberKind, Standing
from samsyn.vocabulary.uncertain_dates import DateInterval

LONGEST_NAME = LONGEST_REFERENCE = 80
OLDEST = 130  # years: somebody born earlier is a slip of the pen
# When a day's numbers run out, Skatteverket gives one from a nearby day.
NEARBY = timedelta(days=31)

_RESERVE = re.compile(r"(?=.*[A-ZÅÄÖ])[0-9A-ZÅÄÖ+-]{6,20}")


class CannotRecord(Refusal):
    """The plan breaks rules; `reasons` names every one."""


def objections_to(plan: PersonPlan, *, today: date) -> Iterator[str]:
    """Yield each rule that the plan breaks, as an instruction to the writer."""
    if plan.identity is IdentityKind.KNOWN and not plan.names:
        yield _("Give a name, or say that the identity is unknown.")
    if plan.identity is IdentityKind.UNKNOWN and plan.identity_number:
        yield _("Somebody with an identity number is known: choose that the identity is known.")
    for name in plan.names:
        yield from objections_to_name(name)
    yield from _about_standing(plan)
    yield from _about_dates(plan, today)
    if plan.identity_number:
        yield from objections_to_number(plan.identity_number, plan.born, today=today)


def objections_to_name(name: NamePlan) -> Iterator[str]:
    """Yield what is wrong with one name."""
    if not (name.given.strip() or name.family.strip()):
        yield _("Write a given name, a family name or an alias.")
    if max(len(name.given), len(name.family)) > LONGEST_NAME:
        yield _("A name can hold %(most)s characters: shorten it.") % {"most": LONGEST_NAME}


def _about_standing(plan: PersonPlan | RevisionPlan) -> Iterator[str]:
    if plan.standing is Standing.VICTIM_ONLY and not plan.not_suspected:
        yield _("Somebody held only as a victim is not marked as suspected: choose one of the two.")


def _about_dates(plan: PersonPlan | RevisionPlan, today: date) -> Iterator[str]:
    if len(plan.external_reference) > LONGEST_REFERENCE:
        yield _("The reference can hold %(most)s characters: shorten it.") % {
            "most": LONGEST_REFERENCE
        }
    if plan.died_on and plan.died_on > today:
        yield _("The day of death is in the future: correct it.")
    if not plan.born:
        return
    if plan.born.earliest > today:
        yield _("The birth date is in the future: correct it.")
    if plan.born.latest.year < today.year - OLDEST:
        yield _("The birth year is more than %(years)s years ago: correct it.") % {"years": OLDEST}
    if plan.died_on and plan.died_on < plan.born.earliest:
        yield _("The day of death is before the birth: correct one of them.")


def objections_to_revision(plan: RevisionPlan, *, today: date) -> Iterator[str]:
    """Yield what is wrong with a revision, whoever it is about."""
    yield from _about_standing(plan)
    yield from _about_dates(plan, today)


def objections_to_number(text: str, born: DateInterval | None, *, today: date) -> Iterator[str]:
    """Yield why an identity number cannot be right for somebody born then."""
    try:
        number = read_number(text, today=today)
    except NotAnIdentityNumber as error:
        yield _("The identity number cannot be right.") + " " + _of_the_parser(str(error))
        return
    if not (born and isinstance(number, IdentityNumber)):
        return
    if not born.earliest - NEARBY <= number.birth_date <= born.latest + NEARBY:
        yield _("The birth date and the identity number disagree: correct one of them.")


def _of_the_parser(sentence: str) -> str:
    """Return a sentence of the vocabulary, which knows no language, in that of the page."""
    return {
        "The last digit does not agree with the others.": _(
            "The last digit does not agree with the others."
        ),
        "The first digits are not a date.": _("The first digits are not a date."),
        "The birth date is in the future.": _("The birth date is in the future."),
    }.get(sentence, _("Write ten or twelve digits, for example 19900101-2385."))


def read_number(text: str, *, today: date) -> IdentityNumber | str:
    """Read a personnummer or samordningsnummer; a text with letters is a reserve number.

    Returns the checked number, or the reserve number in capitals without spaces.
    Raises `NotAnIdentityNumber` with a sentence.
    """
    plain = "".join(text.split()).upper()
    return plain if _RESERVE.fullmatch(plain) else parse_identity_number(plain, today=today)


def kind_and_digits(number: IdentityNumber | str) -> tuple[IdentityNumberKind, str]:
    """Return the kind, and the form that equal numbers share."""
    if isinstance(number, str):
        return IdentityNumberKind.RESERVE, number.replace("-", "").replace("+", "")
    return number.kind, number.digits


def refuse_all(reasons_of: Sequence[tuple[str, ...]]) -> None:
    """Raise `CannotRecord` with every reason, saying which of several it is about."""
    if len(reasons_of) == 1:
        reasons = list(reasons_of[0])
    else:
        reasons = [
            _("Number %(place)s: %(reason)s") % {"place": place, "reason": reason}
            for place, several in enumerate(reasons_of, start=1)
            for reason in several
        ]
    if reasons:
        raise CannotRecord(*reasons)
