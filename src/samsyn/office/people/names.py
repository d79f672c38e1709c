"""What a name sorts by and is found by. Pure; the key of the hashes is handed in.

A name is found by its exact words, without diacritics, by how it sounds in Swedish, Arabic,
Somali and Slavic spellings, and by its first letters. Stored and sought are keyed hashes of
these forms, so that search is equality and the table tells nothing without the key.

Nothing is remembered between one deed and the next: what a process remembered would answer sooner
for a name that another room has just written, and a stopwatch would tell of it.
"""

import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, groupby, pairwise

EXACT, FOLDED, PHONETIC, PREFIX = 8, 6, 3, 2  # how much an equal form says, most first
SHORTEST_PREFIX, LONGEST_PREFIX = 3, 10  # letters
MOST_READINGS = 8  # of one word's sound
SORT_KEY_LENGTH = 170

_SAME_LETTER = str.maketrans(
    {
        "ø": "ö",
        "æ": "ä",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "œ": "o",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ə": "e",
        "ß": "ss",
    }
)
_WITHOUT_RINGS_AND_DOTS = str.maketrans("åäö", "aao")
_LAST_LETTERS = {"z": "z0", "å": "z1", "ä": "z2", "ö": "z3"}
_PARTICLES = frozenset(
    {
        *("al", "el", "ul", "ar", "as", "ad", "an", "abd", "abdel", "abdi", "abdu", "abdul"),
        *("abu", "ben", "bin", "bint", "ibn", "nur", "nour", "ud", "de", "da", "di", "van"),
        *("von", "af"),
    }
)
_SILENT = re.compile("['`\N{ACUTE ACCENT}\u2018\u2019\u02bb\u02be\u02bf]")  # apostrophes and ayn
_WORD = re.compile(r"[^\W_]+")


def sort_key(*parts: str) -> str:
    """Return a key that puts names in Swedish order under any collation.

    It holds only a-z and digits: å, ä and ö become pairs after z, and a shorter word or
    name comes first. Give the family name before the given one.
    """
    key = "0".join("".join(map(_sort_sign, " ".join(words_of(part)))) for part in parts)
    return key[:SORT_KEY_LENGTH]


def _sort_sign(sign: str) -> str:
    if sign == " ":
        return "1"
    if sign.isascii():
        return f"2{sign}" if sign.isdigit() else _LAST_LETTERS.get(sign, sign)
    return _LAST_LETTERS.get(sign, f"z4{ord(sign):06x}")


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, with å, ä and ö but no other diacritics."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = unicodedata.normalize("NFC", plain).translate(_SAME_LETTER)
    kept = "".join(sign if sign in "åäö" else _bare(sign) for sign in plain)
    return tuple(_WORD.findall(_SILENT.sub("", kept)))


def _bare(sign: str) -> str:
    parts = unicodedata.normalize("NFD", sign)
    return "".join(part for part in parts if not unicodedata.combining(part))


def folded(word: str) -> str:
    """Return a word of `words_of` without the rings and dots of å, ä and ö."""
    return word.translate(_WITHOUT_RINGS_AND_DOTS)


class Forms:
    """The forms of names under one key. One deed makes it, and what it remembers goes with it."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.words_of = cache(words_of)
        self.sounds_of = cache(sounds_of)
        self._forms = cache(self._forms_of)
        self._stored = cache(self._stored_of)

    def tokens(self, names: Iterable[str]) -> dict[int, int]:
        """Return what a person with these names is found by: hash -> weight."""
        found: dict[int, int] = {}
        for name in names:
            words = self.words_of(name)
            forms = chain(
                *(self._stored(word) for word in words),
                *(self._forms(word) for word in _joined(name, words)),
            )
            for token, weight in forms:
                found[token] = max(weight, found.get(token, 0))
        return found

    def sought(self, text: str) -> tuple[Mapping[int, int], ...]:
        """Return what each word of a search text is sought by: hash -> weight.

        A person answers if every word meets one of the person's tokens; the meeting weighs as
        much as the weaker of the two. A word needs no prefixes of its own: stored ones meet it.
        """
        return tuple(dict(self._forms(word)) for word in self.words_of(text))

    def _stored_of(self, word: str) -> tuple[tuple[int, int], ...]:
        bare = folded(word)
        longest = min(len(bare) - 1, LONGEST_PREFIX)
        prefixes = (bare[:length] for length in range(SHORTEST_PREFIX, longest + 1))
        return (*self._forms(word), *((_hash(start, self._key), PREFIX) for start in prefixes))

    def _forms_of(self, word: str) -> tuple[tuple[int, int], ...]:
        # The weakest first: in a dict the strongest of equal hashes then remains.
        key = self._key
        sounds = [(_hash(f"~{code}", key), PHONETIC) for code in sorted(self.sounds_of(word))]
        return (*sounds, (_hash(folded(word), key), FOLDED), (_hash(word, key), EXACT))


def name_tokens(names: Iterable[str], *, key: bytes) -> dict[int, int]:
    """Return what one person with these names is found by: hash -> weight."""
    return Forms(key).tokens(names)


def sought_tokens(text: str, *, key: bytes) -> tuple[Mapping[int, int], ...]:
    """Return what each word of a search text is sought by, as `Forms.sought`."""
    return Forms(key).sought(text)


def _joined(name: str, words: tuple[str, ...]) -> Iterator[str]:
    # "al-Hassan" is also written Alhassan, "Abdul Rahman" Abdulrahman, "Karl-Erik" Karlerik.
    for first, second in pairwise(words):
        if first in _PARTICLES or "-" in name:
            yield first + second


def _hash(form: str, key: bytes) -> int:
    digest = hmac.digest(key, form.encode(), "sha256")
    return int.from_bytes(digest[:8], "big", signed=True)


# How a word sounds: its consonants, and a mark if it begins with a vowel. Letters that are
# read in several ways give several readings; "-" stands for a vowel until the end.
_SOUNDS = tuple(
    (re.compile(pattern), readings)
    for pattern, readings in (
        (r"dzh|dsch|dj|dz|gj", ("j",)),  # Djamal, Dzhamal, Džamal, Jamal
        (r"tsch|tch|tj|kj|cz|ts|tz", ("s",)),  # Petrovitj, Petrovits
        (r"sch|stj|skj|sj|sh|sz|zh|z", ("s",)),  # Schöberg, Sjöberg
        (r"ch", ("h", "k", "s")),  # Achmed, Christian, Chakir
        (r"kh", ("h", "k")),  # Khalid, Halid, Kalid
        (r"x", ("ks", "h")),  # Alexander; Somali Xasan, Axmed
        (r"ck|q", ("k",)),
        (r"(?<![a-z])c(?=[aou])", ("k", "-")),  # Carl; Somali Cabdi
        (r"(?<![a-z])c(?=[eiy])", ("s", "-")),
        (r"(?<=[aeiouy])c(?=[aou])", ("k", "")),  # Somali Sacad
        (r"(?<=[aeiouy])c(?=[eiy])", ("s", "")),
        (r"c(?=[eiy])", ("s",)),
        (r"c(?![a-z])", ("k", "s")),  # Isac, Petrovic
        (r"c", ("k",)),
        (r"ph", ("f",)),
        (r"(?<![a-z])(?:hj|[jy](?=[aeiouy])|j)", ("j",)),  # Hjalmar, Yusuf, Jusuf
        (r"(?<=[aeiouy])j(?=[aeiouy])|(?<=[aeiou])y(?=[aeiou])", ("j", "")),  # Maja, Marija
        (r"j", ("",)),  # Sonja, Sonia
        (r"(?<![a-z])w|v", ("v",)),
        (r"w", ("v", "")),  # Dawud, Daud
        (r"(?<=[bdfgklmnprstv])h|h(?![a-z])", ("",)),  # Thor, Dheeg, Fatimah
        (r"[aeiouy]+", ("-",)),
        (r"[a-z]", ("",)),  # itself
    )
)
_HARD_ENDINGS = str.maketrans("dvbg", "tfpk")  # Ahmed, Ahmet; Petrov, Petroff


def sounds_of(word: str) -> frozenset[str]:
    """Return the word's readings; none for a word that is not in Latin letters.

    Two words may be the same name in two spellings if they share a reading.
    """
    text = "".join(sign for sign, _ in groupby(folded(word)))
    if not (text.isascii() and text.isalpha()):
        return frozenset()
    readings = [""]
    place = 0
    while place < len(text):
        place, choices = _sound_at(text, place)
        if len(readings) * len(choices) > MOST_READINGS:
            choices = choices[:1]
        readings = [before + choice for before in readings for choice in choices]
    return frozenset(map(_settled, readings))


def _sound_at(text: str, place: int) -> tuple[int, tuple[str, ...]]:
    for pattern, readings in _SOUNDS[:-1]:
        if found := pattern.match(text, place):
            return found.end(), readings
    return place + 1, (text[place],)


def _settled(reading: str) -> str:
    once = "".join(sign for sign, _ in groupby(reading))
    start = "a" if once.startswith("-") else ""
    return start + (once[:-1] + once[-1:].translate(_HARD_ENDINGS)).replace("-", "")
