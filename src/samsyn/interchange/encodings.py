"""Bytes to text: which character encoding a file was written in, and whether it was spoiled.

Swedish offices still send Windows-1252, DOS (cp850) and old Macintosh files; telling them apart
by trial matters, because a wrong choice gives readable nonsense instead of an error.
"""

import codecs
import re
from collections import Counter

from charset_normalizer import from_bytes

from samsyn.interchange.faults import UnreadableFile, shown

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1252", "cp850", "mac_roman", "latin-1")
_SWEDISH = frozenset("åäöÅÄÖ")
_NEIGHBOURS = frozenset("éÉüÜèÈáÁàÀøØæÆñÑçÇíÍóÓúÚëËïÏêÊôÔßčČćĆšŠžŽğĞşŞıİ")
_SIGNS = frozenset("\u00a0\u2009\u202f§°½¼€£–—‘’“”„…·•´²³±×µ«»™®©\u00ad")  # noqa: RUF001 - meant
_MID_WORD = re.compile(r"(?<=[a-zåäö])[^\x00-\x7fåäöÅÄÖéüèáàøæñçíóúëïêôß]+(?=[a-zåäö])")
# UTF-8 read as Windows-1252 (MalmÃ¶), DOS letters read as Windows-1252 (Malm”), lost letters.
_SPOILED = re.compile(
    "Ã[\u0080-\u00bf\u2018-\u201e\u2020\u2026\u20ac\u0152-\u0192\u2013\u2014\u2030\u2039\u203a\u2122]"
    "|â€|Â[\u0080-\u00bf]"
    "|(?<=[A-Za-zåäö])[\u2020\u201e\u201d\u2122\u0152\u2030](?=[a-zåäö])"
    "|\ufffd"
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_PLAIN_LETTER = re.compile(r"[A-Za-zåäöÅÄÖ]")
_FEW = 8
_ODD_BYTES_SHARE = 0.4  # of NUL, in UTF-16 text written mostly in Latin letters


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    Raises `UnreadableFile` if no encoding gives plausible text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding), encoding
    if wide := _utf16_without_mark(data):
        return _strictly(data, wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _single_byte(data)


def spoiled_letters(text: str) -> str | None:
    """Return the first word whose letters were spoiled by an earlier wrong encoding, if any."""
    found = _SPOILED.search(text)
    if not found:
        return None
    start = max(text.rfind(" ", 0, found.start()), text.rfind("\n", 0, found.start())) + 1
    return shown(text[max(start, found.start() - 15) : found.end() + 10])


def has_swedish_letters(text: str) -> bool:
    """Whether proper å, ä or ö occur, so that spoiled ones are the exception."""
    return any(letter in text for letter in _SWEDISH)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("unknown_encoding") from error


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2:  # noqa: PLR2004 - two characters at least
        return None
    if sample[1::2].count(0) >= half * _ODD_BYTES_SHARE and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) >= half * _ODD_BYTES_SHARE and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _single_byte(data: bytes) -> tuple[str, str]:
    best: tuple[float, str, str] | None = None
    for encoding in _SINGLE_BYTE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _plausibility(text)
        if best is None or score > best[0]:
            best = (score, text, encoding)
    if best and best[0] >= 0 and not _mostly_foreign(best[1]):
        return best[1], best[2]
    guess = from_bytes(data).best()
    if guess is None or _plausibility(str(guess)) < 0 or _mostly_foreign(str(guess)):
        raise UnreadableFile("unknown_encoding")
    return str(guess), guess.encoding


def _plausibility(text: str) -> float:
    score = 0.0
    for letter, times in Counter(_BEYOND_ASCII.findall(text)).items():
        if letter in _SWEDISH:
            score += 3 * times
        elif letter in _NEIGHBOURS:
            score += times
        elif letter not in _SIGNS:
            score -= 2 * times
    return score - 4 * len(_MID_WORD.findall(text))


def _mostly_foreign(text: str) -> bool:
    """Whether accented letters outnumber plain ones, as when a foreign script is misread."""
    foreign = sum(1 for letter in _BEYOND_ASCII.findall(text) if letter not in _SWEDISH)
    return foreign > _FEW and foreign > len(_PLAIN_LETTER.findall(text))
