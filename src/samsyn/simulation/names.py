"""Invented names: surnames that nobody bears, ordinary given names in several spellings.

Given name and surname are drawn apart from one another and alike for staff and for the people
of the register, so that no name tells of a part in the play.
"""

from samsyn.simulation.dice import Dice

# Each row is one name in the spellings that registers mix up; the first is the legal one.
MEN: tuple[tuple[str, ...], ...] = (
    ("Anders", "Andreas"),
    ("Erik", "Eric", "Erich"),
    ("Johan", "Johann"),
    ("Karl", "Carl"),
    ("Kristoffer", "Christopher", "Kristofer"),
    ("Lukas", "Lucas"),
    ("Mikael", "Michael", "Mickael"),
    ("Oskar", "Oscar"),
    ("Filip", "Philip"),
    ("Viktor", "Victor"),
    ("Muhammed", "Mohamed", "Mohammad"),
    ("Yusuf", "Youssef", "Jusuf"),
    ("Husein", "Hussein", "Hossein"),
    ("Ibrahim", "Ebrahim"),
    ("Khalid", "Kaled", "Chalid"),
    ("Omar", "Umar"),
    ("Abdirahman", "Cabdiraxmaan", "Abdurahman"),
    ("Axmed", "Ahmed", "Achmed"),
    ("Cali", "Ali"),
    ("Maxamuud", "Mahmoud", "Mahamud"),
    ("Aleksandar", "Alexander", "Alexandar"),
    ("Dragan", "Dragen"),
    ("Goran", "Göran"),
    ("Jovan", "Yovan"),
    ("Stjepan", "Stefan", "Stepan"),
    ("Zoran", "Soran"),
    ("Janne", "Jan"),
    ("Pekka", "Peka"),
)
WOMEN: tuple[tuple[str, ...], ...] = (
    ("Anna", "Ana"),
    ("Karin", "Carin"),
    ("Kristina", "Christina"),
    ("Sofia", "Sophia"),
    ("Elin", "Ellin"),
    ("Amina", "Aamina"),
    ("Faduma", "Fatima", "Fadumo"),
    ("Leyla", "Leila", "Layla"),
    ("Khadija", "Kadidja", "Xadiijo"),
    ("Jelena", "Yelena", "Helena"),
    ("Katarina", "Catarina", "Katarzyna"),
    ("Milica", "Militsa"),
    ("Aino", "Ajno"),
    ("Nour", "Nur", "Noor"),
)
_FIRST_PARTS = (
    *(
        "Alm",
        "Ask",
        "Björk",
        "Bok",
        "Ek",
        "Fur",
        "Gran",
        "Hägg",
        "Järnek",
        "Klöver",
        "Lind",
        "Lärk",
    ),
    *("Lönn", "Myrten", "Oxel", "Pil", "Rönn", "Sälg", "Tall", "Vide", "Ljung", "Timjan"),
)
_SECOND_PARTS = (
    *("kvarn", "vinge", "lykta", "spegel", "hjul", "segel", "stege", "nyckel", "klocka"),
    *("gnista", "kompass", "ekorre", "humla", "svala", "tratt", "trumma", "vante", "ratt"),
)
SURNAMES = tuple(first + second for first in _FIRST_PARTS for second in _SECOND_PARTS)
NICKNAMES = (
    *("Lången", "Tummen", "Kexet", "Mössan", "Plåten", "Snöret", "Pluggen", "Kulan", "Nisse P"),
    *("Korken", "Fjädern", "Måsen", "Lampan", "Tofflan", "Kanelen", "Bullen", "Sladden"),
)
# Working names: a group's own name would give it status.
TREES = (
    *("Alm", "Ask", "Asp", "Björk", "Bok", "Ek", "En", "Gran", "Hassel", "Hägg", "Idegran"),
    *("Järnek", "Kastanj", "Lind", "Lärk", "Lönn", "Oxel", "Pil", "Poppel", "Rönn", "Sälg"),
    *("Tall", "Tuja", "Vide", "Al", "Avenbok", "Ceder", "Cypress", "Plommon", "Körsbär"),
)


def draw_given_name(dice: Dice) -> tuple[str, ...]:
    """Return one given name as its spellings, the legal one first."""
    return dice.pick(WOMEN if dice.chance(0.12) else MEN)


def is_womans_name(spellings: tuple[str, ...]) -> bool:
    """Whether the spellings stand among the women's names."""
    return spellings in WOMEN


def group_name(number: int) -> str:
    """Return the working name of group `number` (from 0): a tree, numbered when trees run out."""
    turn, tree = divmod(number, len(TREES))
    return f"Grupp {TREES[tree]}" if turn == 0 else f"Grupp {TREES[tree]} {turn + 1}"
