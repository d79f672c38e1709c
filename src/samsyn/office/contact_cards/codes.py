"""Codes of cards, such as A47-R9L-2W8: drawn at random, read aloud, checked by the last sign.

No two signs look alike or sound alike when named in Swedish. Left out are all the letters named
with a long e (B C D E G P T V, like 3), H and K (like 2), M and N (like 5 and 1), F S X (like
one another and 6), Q U Y (like 7), I, O, Z, 0 and 1 (like J, one another and 2 in writing).

The last sign makes the sum of the signs, weighed by the powers of 2, divisible by 13: the pure
systems of ISO/IEC 7064, as in its MOD 11-2, with a modulus that is both prime and the size of the
alphabet. A weight is never zero and no two are alike within twelve signs, so that every single
wrong sign and every swap of two signs, neighbours or not, is caught.
"""

from collections.abc import Callable
from dataclasses import dataclass

ALPHABET = "23456789AJLRW"
LENGTH = 9  # signs, of which the last one checks
GROUP = 3
_MODULUS = len(ALPHABET)
_SEPARATORS = str.maketrans("", "", " -.\u2013\u00a0\u2011")


@dataclass(frozen=True, slots=True)
class Odds:
    """How hard a code is to hit by guessing; every guess is taken to pass the check sign."""

    space: int
    live: int
    guesses_a_day: int

    @property
    def one_in(self) -> int:
        """A guess hits a live card once in this many."""
        return self.space // self.live

    @property
    def days_to_one_hit(self) -> int:
        """Expected days of guessing without pause before one hit."""
        return self.one_in // self.guesses_a_day


def new_code(choose: Callable[[str], str]) -> str:
    """Return a code whose signs `choose` draws: `secrets.choice`, or a seeded one in the demo."""
    head = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
    return head + _check_sign(head)


def normal(text: str) -> str:
    """Return what was typed or heard, without hyphens and spaces, in capitals."""
    return text.translate(_SEPARATORS).upper()


def is_whole(code: str) -> bool:
    """Whether a normal code can be a card's: its length, its signs and its check sign."""
    return len(code) == LENGTH and all(sign in ALPHABET for sign in code) and _weighed(code) == 0


def spoken(code: str) -> str:
    """Return the code in groups of three, as it is printed and read; '' for no code."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def odds(*, live: int, guesses_a_day: int) -> Odds:
    """Return the odds with so many cards in use and so many guesses let through a day."""
    return Odds(_MODULUS ** (LENGTH - 1), live, guesses_a_day)


def _check_sign(head: str) -> str:
    return ALPHABET[-_weighed(f"{head}{ALPHABET[0]}") % _MODULUS]


def _weighed(code: str) -> int:
    """Return the weighed sum; the last sign weighs one."""
    total = 0
    for sign in code:
        total = (total * 2 + ALPHABET.index(sign)) % _MODULUS
    return total
