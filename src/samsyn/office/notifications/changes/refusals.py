"""The anticipated noes of talks; `reasons` names every why."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samsyn.office.access import Refusal


class CannotPropose(Refusal):
    """The talk cannot be proposed."""


class CannotClear(Refusal):
    """The check cannot stand as written."""


class CannotAssign(Refusal):
    """The talk cannot be given to this team."""


class CannotLog(Refusal):
    """The visit cannot be logged so."""


class LoggedByColleague(CannotLog):
    """Somebody else of the team has logged a visit since the form was opened."""


class CannotClose(Refusal):
    """The talk cannot be closed or followed up so."""


def too_long(texts: dict[str, tuple[str, int]]) -> Iterator[str]:
    """Object to texts that do not fit: name -> the text and its longest length."""
    for name, (text, longest) in texts.items():
        if len(text) > longest:
            yield _("%(name)s is longer than %(longest)d characters. Shorten it.") % {
                "name": name,
                "longest": longest,
            }
