"""Languages that a text can be in: their names and the way they are read."""

from typing import Final

from babel import Locale

# By primary language or script; those written from the right in Sweden's many languages.
_FROM_THE_RIGHT: Final = frozenset(
    {"ar", "arc", "arz", "apc", "ary", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "pnb"}
    | {"prs", "ps", "sd", "syr", "ug", "ur", "yi", "arab", "hebr"}
)


def is_language(code: str) -> bool:
    """Whether the code names a language; `sv`, `ar` and `sr-Latn` do."""
    return code.split("-", maxsplit=1)[0] in Locale("en").languages


def direction_of(code: str) -> str:
    """Return `rtl` or `ltr`, as HTML's `dir` wants it; a script in the code decides."""
    language, *rest = code.lower().split("-")
    scripts = [one for one in rest if len(one) == 4]  # noqa: PLR2004  as BCP 47 has them
    return "rtl" if (scripts or [language])[0] in _FROM_THE_RIGHT else "ltr"


def language_name(code: str, *, spoken_in: str) -> str:
    """Return what a language is called in another, with a capital; the code if nobody knows."""
    names = Locale.parse(spoken_in, sep="-").languages
    name = names.get(code.replace("-", "_")) or names.get(code.split("-", maxsplit=1)[0]) or code
    return f"{name[:1].upper()}{name[1:]}"


def every_language(*, spoken_in: str) -> list[tuple[str, str]]:
    """Return (code, name) of the living languages that have a two or three letter code, by name."""
    names = Locale.parse(spoken_in, sep="-").languages
    found = [
        (code, f"{name[:1].upper()}{name[1:]}")
        for code, name in names.items()
        if "_" not in code and code not in {"mul", "und", "zxx", "root"}
    ]
    return sorted(found, key=lambda one: one[1].casefold())
