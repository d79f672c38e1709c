"""What a password must be: long, and hard to guess for somebody who knows its owner."""

import secrets

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

from samsyn.office.accounts.models import Staff

LEAST_LENGTH = 12  # characters
LEAST_SCORE = 3  # of 4: withstands 10^8 guesses
_READ = 72  # characters; the estimate reads no more of a password

# Words guessed first in Sweden and at work here: the estimate itself knows English only.
_GUESSED_FIRST = (
    "samsyn", "lösenord", "hemligt", "välkommen", "sverige", "sommar", "vinter", "hösten", "våren",
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag",
    "söndag", "polisen", "kommunen", "frivården", "kriminalvården", "socialtjänsten", "åklagare",
    "stockholm", "göteborg", "malmö", "uppsala", "örebro", "västerås", "linköping", "sluta",
    "skjut",
)  # fmt: skip


_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another on paper
_GROUPS, _IN_GROUP = 5, 4  # 99 bits


def temporary_password() -> str:
    """Return a password to be handed over once, easy to read out and to type."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_IN_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


class LongEnough:
    """Refuses short passwords."""

    def validate(self, password: str, user: Staff | None = None) -> None:
        """Raise ValidationError for a password of fewer than twelve characters."""
        del user
        if len(password) < LEAST_LENGTH:
            raise ValidationError(
                _("The password is too short. Use at least 12 characters; four words will do."),
                code="password_too_short",
            )

    def get_help_text(self) -> str:
        return _("Use at least 12 characters.")


class HardToGuess:
    """Refuses passwords that a patient guesser finds, also from the owner's name and address."""

    def validate(self, password: str, user: Staff | None = None) -> None:
        """Raise ValidationError for a password that is easy to guess."""
        own = () if user is None else (user.name, user.email, user.title)
        parts = (word for text in own for word in (text, *text.replace("@", " ").split()))
        estimate = zxcvbn(password[:_READ], user_inputs=[*_GUESSED_FIRST, *filter(None, parts)])
        if estimate["score"] < LEAST_SCORE:
            raise ValidationError(
                _(
                    "The password is easy to guess. Avoid names, dates, keyboard patterns and "
                    "single words; put four unrelated words in a row."
                ),
                code="password_too_weak",
            )

    def get_help_text(self) -> str:
        return _("Four unrelated words are easy to remember and hard to guess.")


class AnotherThanBefore:
    """Refuses the password that the account has now: somebody else may know it."""

    def validate(self, password: str, user: Staff | None = None) -> None:
        """Raise ValidationError for the present password."""
        if user is not None and user.pk and user.check_password(password):
            raise ValidationError(
                _("This is your present password. Choose another one."),
                code="password_unchanged",
            )

    def get_help_text(self) -> str:
        return _("Choose another one than your present password.")
