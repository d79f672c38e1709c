"""Plain Swedish sentences on what happened, without names, verdicts or strong words."""

from samsyn.simulation.dice import Dice
from samsyn.vocabulary.incidents import IncidentKind, Weapon

_WHAT = {
    IncidentKind.SHOOTING: (
        "Skott avlossades mot en port i {district}.",
        "Skott avlossades utomhus i {district}.",
        "Flera skott hördes vid en parkering i {district}.",
    ),
    IncidentKind.EXPLOSION: (
        "En sprängladdning detonerade vid en entré i {district}.",
        "En sprängning skadade ett trapphus i {district}.",
    ),
    IncidentKind.ATTEMPTED_EXPLOSION: ("En laddning som inte hade detonerat låg i {district}.",),
    IncidentKind.PREPARED_EXPLOSION: ("Sprängmedel hittades i ett förråd i {district}.",),
    IncidentKind.HAND_GRENADE: ("En handgranat kastades mot en fasad i {district}.",),
    IncidentKind.ARSON: ("En bil sattes i brand i {district}.",),
    IncidentKind.STABBING: ("Kniv användes vid ett bråk i {district}.",),
    IncidentKind.SERIOUS_ASSAULT: ("Flera personer deltog i en misshandel i {district}.",),
    IncidentKind.KIDNAPPING: ("En person hölls kvar mot sin vilja i {district}.",),
    IncidentKind.OTHER_HOMICIDE: ("Grovt våld utan skjutvapen i {district}.",),
}
_WEAPONS: dict[IncidentKind, tuple[tuple[Weapon, float], ...]] = {
    IncidentKind.SHOOTING: (
        (Weapon.HANDGUN, 0.6),
        (Weapon.FIREARM_UNKNOWN, 0.25),
        (Weapon.AUTOMATIC, 0.12),
        (Weapon.SHOTGUN, 0.03),
    ),
    IncidentKind.EXPLOSION: ((Weapon.EXPLOSIVE, 1.0),),
    IncidentKind.ATTEMPTED_EXPLOSION: ((Weapon.EXPLOSIVE, 1.0),),
    IncidentKind.PREPARED_EXPLOSION: ((Weapon.EXPLOSIVE, 1.0),),
    IncidentKind.HAND_GRENADE: ((Weapon.HAND_GRENADE, 1.0),),
    IncidentKind.ARSON: ((Weapon.FIRE, 1.0),),
    IncidentKind.STABBING: ((Weapon.KNIFE, 1.0),),
    IncidentKind.SERIOUS_ASSAULT: ((Weapon.BLUNT, 0.6), (Weapon.OTHER, 0.4)),
    IncidentKind.KIDNAPPING: ((Weapon.OTHER, 1.0),),
    IncidentKind.OTHER_HOMICIDE: ((Weapon.BLUNT, 0.5), (Weapon.OTHER, 0.5)),
}


def draw_weapon(kind: IncidentKind, dice: Dice) -> Weapon:
    """Return what was used."""
    return dice.weighted(_WEAPONS[kind])


def describe(  # noqa: PLR0913 (the parts of one text, all named)
    kind: IncidentKind,
    *,
    district: str,
    dead: int,
    injured: int,
    traces: bool,
    answers_earlier: bool,
    dice: Dice,
) -> str:
    """Return a short text: what, the harm, the traces, a known link to an earlier incident."""
    sentences = [dice.pick(_WHAT[kind]).format(district=district), _harm(dead, injured)]
    if kind is IncidentKind.SHOOTING:
        sentences.append("Polisen fann tomhylsor." if traces else "Inga spår har hittats.")
    if answers_earlier:
        sentences.append("Händelsen kan vara ett svar på en tidigare händelse.")
    return " ".join(sentences)


def _harm(dead: int, injured: int) -> str:
    parts = []
    if dead:
        parts.append("En person dog" if dead == 1 else f"{dead} personer dog")
    if injured:
        parts.append("en person skadades" if injured == 1 else f"{injured} personer skadades")
    if not parts:
        return "Ingen skadades."
    text = " och ".join(parts)
    return text[0].upper() + text[1:] + "."
