"""Words that say too much about a person, and what to write instead; in Swedish and English.

A word that blocks may not stand in anything that is said or handed to a person. The others
depend on how they are used: somebody looks and decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word or phrase, in lower case, as it begins; common endings are found too."""

    word: str
    instead: str
    blocks: bool = True
    in_compounds: bool = False  # found at the beginning of longer words as well


_SWEDISH: Final = (
    ListedWord("gängmedlem", "person som är knuten till gruppen"),
    ListedWord("gäng", "grupp", in_compounds=True),
    ListedWord("kriminell", "person som är knuten till gruppen"),
    ListedWord("buse", "person"),
    ListedWord("busar", "personer"),
    ListedWord("gärningsm", "den som misstänks", in_compounds=True),
    ListedWord("nyckelspelare", "person som kan påverka gruppen"),
    ListedWord("ledare", "person som kan påverka gruppen", blocks=False),
    ListedWord("hjärna", "person som kan påverka gruppen", blocks=False),
    ListedWord("målperson", "deltagare"),
    ListedWord("target", "deltagare"),
    ListedWord("objekt", "deltagare", blocks=False),
    ListedWord("levererad", "har fått budskapet", blocks=False),
    ListedWord("processad", "har fått budskapet"),
    ListedWord("hembesök", "enskilt samtal", blocks=False),
    ListedWord("knackning", "enskilt samtal"),
    ListedWord("straff", "följder, konsekvenser", in_compounds=True),
    ListedWord("hämnd", "följder, konsekvenser", blocks=False),
    ListedWord("slå till mot", "följa upp"),
    ListedWord("slår till mot", "följer upp"),
    ListedWord("avhoppa", "den som vill lämna", in_compounds=True),
    ListedWord("offer", "den som skadades, den som dog", blocks=False),
    ListedWord("likvidera", "den som dog", in_compounds=True),
    ListedWord("avrätta", "den som dog", in_compounds=True),
    ListedWord("krig", "grovt våld", in_compounds=True),
    ListedWord("terror", "grovt våld", in_compounds=True),
    ListedWord("våldsvåg", "grovt våld"),
    ListedWord("utsatt område", "området vid namn"),
    ListedWord("utsatta område", "området vid namn"),
    ListedWord("förort", "området vid namn", blocks=False),
    ListedWord("vedergällning", "hämnd, risk för nytt våld"),
    ListedWord("inlåst", "frihetsberövad"),
    ListedWord("på kåken", "frihetsberövad"),
    ListedWord("gangster", "person som är knuten till gruppen", in_compounds=True),
    ListedWord("tonårsgangster", "ung under 18"),
)
_ENGLISH: Final = (
    ListedWord("gang", "group", in_compounds=True),
    ListedWord("thug", "person"),
    ListedWord("criminal", "person tied to the group"),
    ListedWord("offender", "person"),
    ListedWord("perpetrator", "the one who is suspected"),
    ListedWord("kingpin", "person who can influence the group"),
    ListedWord("ringleader", "person who can influence the group"),
    ListedWord("leader", "person who can influence the group", blocks=False),
    ListedWord("target", "participant"),
    ListedWord("home visit", "individual talk", blocks=False),
    ListedWord("punish", "consequences", in_compounds=True),
    ListedWord("revenge", "consequences", blocks=False),
    ListedWord("crack down", "follow up"),
    ListedWord("crackdown", "increased focus"),
    ListedWord("defector", "the one who wants to leave"),
    ListedWord("dropout", "the one who wants to leave"),
    ListedWord("victim", "the one who was injured, the one who died", blocks=False),
    ListedWord("liquidate", "the one who died", in_compounds=True),
    ListedWord("war", "serious violence"),
    ListedWord("terror", "serious violence", in_compounds=True),
    ListedWord("wave of violence", "serious violence"),
    ListedWord("ghetto", "the area by its name"),
    ListedWord("no-go", "the area by its name"),
    ListedWord("locked up", "in custody"),
    ListedWord("retaliation", "risk of new violence", blocks=False),
)
LISTED: Final[Mapping[str, tuple[ListedWord, ...]]] = {"sv": _SWEDISH, "en": _ENGLISH}

# How a listed word may end; anything longer is another word.
ENDINGS: Final[Mapping[str, frozenset[str]]] = {
    "sv": frozenset(
        {"", "s", "n", "ns", "en", "ens", "er", "ers", "erna", "ernas", "ar", "ars", "arna"}
        | {"arnas", "na", "nas", "et", "ets", "a", "as", "t", "ts", "e", "or", "orna", "mar"}
        | {"marna", "men", "rna"}
    ),
    "en": frozenset({"", "s", "'s", "es", "ed", "ing"}),
}
# Everyday words that begin like a listed one.
INNOCENT: Final[Mapping[str, frozenset[str]]] = {
    "sv": frozenset({"gängse", "krigsbarn"}),
    "en": frozenset({"gangway", "gangling"}),
}
