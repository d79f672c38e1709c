"""Swedish identity numbers: personnummer, samordningsnummer and reserve numbers.

Form and check digit follow folkbokföringslagen (1991:481) 18 § and Skatteverket's published
rules. The century sign is a hyphen, or a plus from the year a person turns one hundred.
"""

import re
from dataclasses import dataclass
from datetime import date

from samsyn.vocabulary.people import IdentityNumberKind

_FORM = re.compile(
    r"^(?P<century>\d{2})?(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})(?P<sign>[-+]?)(?P<serial>\d{4})$"
)
_SAMORDNING_DAYS = 60  # added to the day of birth in a samordningsnummer


class NotAnIdentityNumber(ValueError):
    """The text is not a number that Skatteverket could have issued."""


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A checked number in its twelve-digit form, with the birth date it carries."""

    kind: IdentityNumberKind
    digits: str  # twelve digits, no sign
    birth_date: date


def parse_identity_number(text: str, *, today: date) -> IdentityNumber:
    """Read a personnummer or samordningsnummer.

    `today` decides the century where the text does not say it.
    Raises `NotAnIdentityNumber` with a sentence saying what is wrong.
    """
    found = _FORM.match(text.strip().replace(" ", ""))
    if not found:
        raise NotAnIdentityNumber("Write ten or twelve digits, for example 19900101-2385.")
    ten = found["year"] + found["month"] + found["day"] + found["serial"]
    if luhn_digit(ten[:9]) != int(ten[9]):
        raise NotAnIdentityNumber("The last digit does not agree with the others.")
    day = int(found["day"])
    coordination = day > _SAMORDNING_DAYS
    century = found["century"] or _century(found["year"], found["sign"], today)
    try:
        born = date(
            int(century + found["year"]),
            int(found["month"]),
            day - _SAMORDNING_DAYS if coordination else day,
        )
    except ValueError as error:
        raise NotAnIdentityNumber("The first digits are not a date.") from error
    if born > today:
        raise NotAnIdentityNumber("The birth date is in the future.")
    kind = IdentityNumberKind.SAMORDNINGSNUMMER if coordination else IdentityNumberKind.PERSONNUMMER
    return IdentityNumber(kind, century + ten, born)


def luhn_digit(nine: str) -> int:
    """Return the check digit of nine digits (modulus 10, weights 2 and 1)."""
    total = 0
    for place, digit in enumerate(nine):
        product = int(digit) * (2 - place % 2)
        total += product // 10 + product % 10
    return -total % 10


def _century(year: str, sign: str, today: date) -> str:
    full = today.year // 100 * 100 + int(year)
    if full > today.year:
        full -= 100
    if sign == "+":
        full -= 100
    return f"{full // 100:02d}"
