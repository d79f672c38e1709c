"""Words for numbers in Swedish and English, and words for what a report counts."""

import re
from collections.abc import Iterator
from typing import Final

_UNITS: Final = (
    "två two|tre three|fyra four|fem five|sex six|sju seven|åtta eight|nio nine|tio ten"
    "|elva eleven|tolv twelve|tretton thirteen|fjorton fourteen|femton fifteen|sexton sixteen"
    "|sjutton seventeen|arton eighteen|nitton nineteen"
)
_TENS: Final = (
    "tjugo twenty|trettio thirty|fyrtio forty|femtio fifty|sextio sixty|sjuttio seventy"
    "|åttio eighty|nittio ninety"
)
_OTHERS: Final = {
    "100": "etthundra hundred hundratal hundratals hundratalet hundreds",
    "1000": "tusen ettusen thousand tusental tusentals thousands",
    "1000000": "miljon miljoner million millions",
    "1/2": "hälften halva halvan half halves",
    "1/3": "tredjedel tredjedelar tredjedelen third thirds",
    "1/4": "fjärdedel fjärdedelar fjärdedelen quarter quarters",
    "1/5": "femtedel femtedelar femtedelen fifths",
    "1/10": "tiondel tiondelar tiondelen tenths",
    "2x": "dubbelt double doubled twofold fördubblats",
    "3x": "tredubbelt tredubblats tripled threefold",
    "10": "tiotal tiotals tiotalet",
    "12": "dussin dussintal dussintals dozen dozens",
    "20": "tjog tjugotal",
}
_BEFORE_COUNTED: Final = {
    "1": "en ett enda ensam one a an another single sole only",
    "2": "båda bägge par both couple pair",
    "2+": "några fåtal handfull few several handful",
}
_FIRST_TO_TENTH: Final = (
    "första förste first|andra andre second|tredje third|fjärde fourth|femte fifth|sjätte sixth"
    "|sjunde seventh|åttonde eighth|nionde ninth|tionde tenth"
)
_COUNTED: Final = re.compile(  # how words for people and events begin, and whole ones
    """
    (?:person|människ|individ|mannen|män(?:$|nen)|kvinn|killar|killen|tjej|pojk|flick|ungdom
    |yngling|tonåring|medlem|gängmedlem|offer|målsägande|misstänkt|gärningsm|anhörig
    |skjutning|skottloss|sprängning|mord|dråp|rån(?:$|et|en)|misshandel|knivd|knivhugg|knivskär
    |händelse|incident|våldsdåd|våldshändelse|brott|dödsfall|dödad|skadad|gripen|gripande|avhopp
    |people|woman|women|youth|teenager|adolescent|child|member|victim|suspect
    |shooting|explosion|bombing|murder|killing|homicide|stabbing|robber|assault|event|crime
    |death|injur|arrest)
    |(?:man|men|död|döda|barn|kille|boy|girl|boys|girls)$
    """,
    re.VERBOSE,
)


def is_counted(word: str) -> bool:
    """Whether a word, in small letters, is one for people or events that reports count."""
    return _COUNTED.match(word) is not None


def _below_a_thousand() -> Iterator[tuple[str, str]]:
    small = {word: n for n, both in enumerate(_UNITS.split("|"), 2) for word in both.split()}
    for n, both in enumerate(_TENS.split("|"), 2):
        swedish, english = both.split()
        small |= {swedish: 10 * n, english: 10 * n, f"{swedish}en": 10 * n + 1}
        small |= {f"{swedish}ett": 10 * n + 1, f"{english}-one": 10 * n + 1}
        for unit, pair in enumerate(_UNITS.split("|")[:8], 2):
            ours, theirs = pair.split()
            small |= {f"{swedish}{ours}": 10 * n + unit, f"{english}-{theirs}": 10 * n + unit}
    yield from ((word, str(n)) for word, n in small.items())
    for hundreds, both in enumerate(("ett one", *_UNITS.split("|")[:8]), 1):
        begins = [both.split()[0], ""] if hundreds == 1 else [both.split()[0]]
        for begin in begins:
            yield f"{begin}hundra", str(100 * hundreds)
            for word, n in small.items():
                yield f"{begin}hundra{word}", str(100 * hundreds + n)


NUMERALS: Final = dict(_below_a_thousand()) | {
    word: number for number, words in _OTHERS.items() for word in words.split()
}
BEFORE_COUNTED: Final = {  # numbers only where people or events come after
    word: number for number, words in _BEFORE_COUNTED.items() for word in words.split()
} | {
    word: str(number)
    for number, words in enumerate(_FIRST_TO_TENTH.split("|"), 1)
    for word in words.split()
}
