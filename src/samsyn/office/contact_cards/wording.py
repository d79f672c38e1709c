"""What stands on the pages of cards: states, occasions, counts and answers in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn import formats
from samsyn.analysis.uncertainty.proportions import Proportion
from samsyn.office.contact_cards.changes import Quoted
from samsyn.office.contact_cards.queries import Reach

OCCASIONS: dict[str, Promise] = {
    "call_in": _("A call-in"),
    "talks": _("Individual talks"),
    "other": _("Another occasion"),
}
STATES: dict[str, Promise] = {
    "waiting": _("Waits"),
    "handed_over": _("Handed over"),
    "lost": _("Lost"),
}

_LANGUAGES: dict[str, Promise] = {
    "sv": _("Swedish"),
    "en": _("English"),
    "ar": _("Arabic"),
    "so": _("Somali"),
    "fa": _("Persian and Dari"),
    "ckb": _("Central Kurdish"),
    "ku": _("Northern Kurdish"),
    "sq": _("Albanian"),
    "bs": _("Bosnian"),
    "es": _("Spanish"),
    "fi": _("Finnish"),
    "pl": _("Polish"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "tr": _("Turkish"),
    "uk": _("Ukrainian"),
}


def language_name(code: str) -> str:
    """Return what the reader calls a language, as it stands inside a sentence."""
    return str(_LANGUAGES[code])


def language_names() -> dict[str, str]:
    """Return what the reader calls each language, as it stands alone."""
    names = {code: str(name) for code, name in _LANGUAGES.items()}
    return {code: name[0].upper() + name[1:] for code, name in names.items()}


def reach_sentence(reach: Reach, *, language: str) -> str:
    """Say how many cards were quoted, no more exactly than the ledger does."""
    if reach.at_least is None or reach.at_most is None:
        return str(_("Too few cards are handed out to say."))
    if reach.at_least == reach.at_most:
        return str(_("Codes quoted to the help line: %(share)s.")) % {
            "share": formats.share_of(reach.at_least, reach.handed_out, language=language)
        }
    if reach.at_least == 0:
        return str(_("Codes quoted to the help line: fewer than %(number)s of %(whole)s.")) % {
            "number": reach.at_most + 1,
            "whole": reach.handed_out,
        }
    return str(_("Codes quoted to the help line: at least %(number)s of %(whole)s.")) % {
        "number": reach.at_least,
        "whole": reach.handed_out,
    }


def interval_sentence(found: Proportion | None) -> str:
    """Return a share with its interval, '' where none is told."""
    if found is None:
        return ""
    said = _(
        "%(share)s per cent. With so few, the true share may lie between %(low)s and %(high)s"
        " per cent (95 per cent, Wilson)."
    )
    return str(said) % {
        "share": round(100 * found.share),
        "low": round(100 * found.low),
        "high": round(100 * found.high),
    }


def quoted_sentence(quoted: Quoted) -> str:
    """Return what to tell whoever typed the code."""
    said = {
        Quoted.NOTED: _("The code is noted. Nobody outside this room learns of it."),
        Quoted.MISTYPED: _("A sign is wrong. Ask the caller to read the code once more."),
        Quoted.UNKNOWN: _("No card has that code. Leave it empty and go on with the call."),
        Quoted.TOO_MANY_TRIES: _(
            "Too many codes have been wrong. Leave it empty and go on with the call."
        ),
    }
    return str(said[quoted])
