"""Test identity numbers that stand for nobody.

Skatteverket publishes test numbers as open data ("Testpersonnummer", "Testsamordningsnummer";
dataset b4de7df7-63c0-4e7e-bb59-1f156a591763 at skatteverket.entryscape.net). Numbers made here
have the form of those lists: birth number 238 for women and 239 for men born from 1990 on and for
every samordningsnummer, and 980 to 999 for those born before. The check digit is right, so they
pass every check of form.

What has been checked: numbers that developers' public tests quote from the lists follow that
pattern, such as 19900101-2385, 20170101-2393, 20260161-2381, 19861123-9883, 18900101-9802 and
19030124-9801. What has not: the lists themselves, and that a number of this form which is not in
them stays unassigned. From 1990 on birth numbers are drawn at random over the whole country, so
none above 239 is made for anybody born then.
"""

from datetime import date

from samsyn.vocabulary.identity_numbers import luhn_digit

DRAWN_AT_RANDOM_FROM = 1990  # birth years; series of the counties before that
_WOMAN, _MAN = 238, 239
_FIRST_OF_OLDER, _LAST_OF_OLDER = 980, 999
_SAMORDNING_DAYS = 60


class NoTestNumberLeft(ValueError):
    """All test numbers of that day and sex are taken."""


def numbers_of_a_day(born: date, *, coordination: bool = False) -> int:
    """Return how many test numbers a birth day has for each sex."""
    if coordination or born.year >= DRAWN_AT_RANDOM_FROM:
        return 1
    return (_LAST_OF_OLDER - _FIRST_OF_OLDER + 1) // 2


def make_test_number(
    born: date, turn: int = 0, *, woman: bool = False, coordination: bool = False
) -> str:
    """Return test number `turn`, from 0, of a birth day, as 19900101-2385.

    Raises `NoTestNumberLeft` if the day has no such number.
    """
    if not 0 <= turn < numbers_of_a_day(born, coordination=coordination):
        raise NoTestNumberLeft(
            f"No more test numbers exist for {born} and sex; choose another day."
        )
    if coordination or born.year >= DRAWN_AT_RANDOM_FROM:
        birth_number = _WOMAN if woman else _MAN
    else:
        birth_number = _FIRST_OF_OLDER + 2 * turn + (0 if woman else 1)
    day = born.day + (_SAMORDNING_DAYS if coordination else 0)
    nine = f"{born.year % 100:02d}{born.month:02d}{day:02d}{birth_number}"
    return f"{born.year:04d}{nine[2:6]}-{birth_number}{luhn_digit(nine)}"


def is_test_number(text: str) -> bool:
    """Whether the birth number is one of those that test numbers of the birth year have."""
    birth_number, year, day = int(text[-4:-1]), int(text[:4]), int(text[6:8])
    if day > _SAMORDNING_DAYS or year >= DRAWN_AT_RANDOM_FROM:
        return birth_number in (_WOMAN, _MAN)
    return _FIRST_OF_OLDER <= birth_number <= _LAST_OF_OLDER
