"""Test identity numbers that stand for nobody.

The birth numbers 980 to 999 (the three digits after the birth date) are the series that
Skatteverket keeps for test numbers; its published lists also use 238 and 239 for some birth years.
Every number made here has its last four digits in 9800 to 9999 and a right check digit, so it
passes every check of form. As in real numbers the third digit of the birth number is odd for men
and even for women, which leaves ten of each per day. A samordningsnummer has 60 added to the day.
"""

from datetime import date

from samsyn.vocabulary.identity_numbers import luhn_digit

FIRST_TEST_SERIAL = 9800
LAST_TEST_SERIAL = 9999
NUMBERS_PER_DAY_AND_SEX = 10
_SAMORDNING_DAYS = 60


class NoTestNumberLeft(ValueError):
    """All ten test numbers of that day and sex are taken."""


def make_test_number(
    born: date, turn: int, *, woman: bool = False, coordination: bool = False
) -> str:
    """Return test number `turn` (0 to 9) of a birth day, as 19900101-9802.

    Raises `NoTestNumberLeft` if `turn` is outside 0 to 9.
    """
    if not 0 <= turn < NUMBERS_PER_DAY_AND_SEX:
        raise NoTestNumberLeft(
            f"Only ten test numbers exist for {born} and sex; choose another day."
        )
    birth_number = 980 + 2 * turn + (0 if woman else 1)
    day = born.day + (_SAMORDNING_DAYS if coordination else 0)
    nine = f"{born.year % 100:02d}{born.month:02d}{day:02d}{birth_number}"
    return f"{born.year:04d}{nine[2:6]}-{birth_number}{luhn_digit(nine)}"


def is_test_number(text: str) -> bool:
    """Whether the last four digits lie in the range kept for tests."""
    return FIRST_TEST_SERIAL <= int(text[-4:]) <= LAST_TEST_SERIAL
