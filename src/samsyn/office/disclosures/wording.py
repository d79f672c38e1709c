"""What was told, in words: one sentence or two per field. Names are shown only where asked."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.office.disclosures.grounds import FIELDS, Kind, label
from samsyn.office.incidents import wording as incidents
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.groups import GroupKind, GroupStatus, MembershipRole, RelationKind
from samsyn.vocabulary.incidents import (
    GroupSide,
    IncidentKind,
    InvolvementRole,
    MemberInvolved,
    SuspicionGrade,
    Weapon,
)
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

Said = Callable[[Any], str]
_NAMED = {"names", "aliases", "identity_number"}


def said(
    kind: Kind, contents: Mapping[str, Any], *, names_shown: bool
) -> list[tuple[str, str, str]]:
    """Return (field, label, text) for every field of the contents, in reading order."""
    words = _WORDS[kind]
    return [
        (field.key, str(field.label), _said(field.key, contents, words, names_shown))
        for field in FIELDS[kind]
        if field.key in contents
    ]


def marks(contents: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what goes with every copy of a person."""
    if "not_suspected" not in contents:
        return []
    return [
        (_("Suspected of crime"), _("No") if contents["not_suspected"] else _("Yes")),
        (
            _("Why the person is held"),
            _("Only as somebody who was harmed")
            if contents["standing"] == "victim_only"
            else _("As somebody the work concerns"),
        ),
    ]


def kind_word(kind: Kind) -> str:
    """Return the kind of record."""
    return {
        Kind.PERSON: _("Person"),
        Kind.GROUP: _("Group"),
        Kind.INCIDENT: _("Incident"),
    }[kind]


def fields_in_words(kind: Kind, fields: Iterable[str]) -> str:
    """Return the told fields as one text."""
    return ", ".join(label(kind, key) for key in fields)


def door_words() -> Mapping[str, str]:
    """Return the words of the closed lists of the door, by their values."""
    return {
        "waiting": _("Waits for a colleague"),
        "confirmed": _("Confirmed and told"),
        "declined": _("A colleague said no"),
        "withdrawn": _("Withdrawn"),
        "failed": _("Refused by an answer"),
        "spoken": _("Said in a meeting, to be completed"),
        "completed": _("Completed"),
        "told": _("It is told"),
        "refused": _("It is not told"),
        "nothing": _("We hold nothing"),
        "correction": _("Correction"),
        "withdrawal": _("Withdrawal"),
        "taken_over": _("Taken over"),
        "kept": _("The copy is kept"),
        "own_source": _("a source of its own"),
        "in_a_decision": _("it stands in a decision"),
        "must_preserve": _("it must be preserved"),
        "other": _("another reason"),
    }


def delivery_words() -> Mapping[str, str]:
    """Return the states of a package on its way, and what it carries, by their values."""
    return {
        "waiting": _("Waits for delivery"),
        "delivered": _("Delivered, with a receipt"),
        "refused": _("Could not be delivered"),
        "expired": _("Not delivered within 30 days"),
        "disclosure": _("Disclosure"),
        "recall": _("Correction or withdrawal"),
        "answer": _("Answer to a correction"),
        "ask": _("Request to another room"),
    }


def title(kind: Kind, code: str, contents: Mapping[str, Any]) -> str:
    """Return what a record is called in a list; a person by code only."""
    if kind is Kind.GROUP:
        return f"{code} · {contents['working_name']}"
    if kind is Kind.INCIDENT:
        return f"{code} · {terms.word(IncidentKind(contents['kind']))}"
    return code


def _said(key: str, contents: Mapping[str, Any], words: Mapping[str, Said], shown: bool) -> str:  # noqa: FBT001  one of four plain values
    value = contents[key]
    if not value:
        return _("Nothing noted")
    if key in _NAMED and not shown:
        return _("Shown when you show names")
    return words[key](value)


def _names(value: list[dict[str, str]]) -> str:
    return ", ".join(f"{name['given']} {name['family']}".strip() for name in value)


def _span(value: Mapping[str, Any]) -> str:
    first, last = value["earliest"], value["latest"]
    return str(first) if first == last else f"{first}\u2013{last}"


def _plain(value: Any) -> str:
    return str(value)


def _listed(value: list[str]) -> str:
    return ", ".join(value)


def _memberships(value: list[Mapping[str, Any]]) -> str:
    return "; ".join(
        f"{row['group']} ({terms.running(MembershipRole(row['role']))})" for row in value
    )


def _standing(value: Mapping[str, str]) -> str:
    word = terms.word(GroupStatus(value["standing"]))
    if not value["since"]:
        return word
    return _("%(standing)s, since %(day)s") % {"standing": word, "day": _day(value["since"])}


def _assessment(value: Mapping[str, Any]) -> str:
    size = (
        _("%(least)s to %(most)s people")
        % {"least": value["size_least"], "most": value["size_most"]}
        if value["size_least"] is not None
        else ""
    )
    parts = (size, *(value[name] for name in ("in_words", "known", "believed", "not_known")))
    return " · ".join(part for part in parts if part)


def _relations(value: list[Mapping[str, str]]) -> str:
    return "; ".join(f"{terms.word(RelationKind(row['kind']))}: {row['group']}" for row in value)


def _occurred(value: Mapping[str, str]) -> str:
    return incidents.when(
        MomentInterval(
            datetime.fromisoformat(value["earliest"]),
            datetime.fromisoformat(value["latest"]),
            Precision(value["precision"]),
        )
    )


def _place(value: Mapping[str, Any]) -> str:
    point = (
        f"{value['latitude']:.4f}, {value['longitude']:.4f}"
        if value["latitude"] is not None
        else ""
    )
    return " · ".join(part for part in (value["place"], point) if part) or _("Nothing noted")


def _harm(value: Mapping[str, Any]) -> str:
    return incidents.harm_in_words(value["dead"], value["injured"], is_known=value["known"])


def _weapon(value: Mapping[str, Any]) -> str:
    return terms.word(Weapon(value["weapon"])) if value["weapon"] else _("Nothing noted")


def _review(value: Mapping[str, Any]) -> str:
    return terms.word(MemberInvolved(value["member_involved"]))


def _sides(value: list[Mapping[str, str]]) -> str:
    return "; ".join(f"{row['group']} ({terms.word(GroupSide(row['side']))})" for row in value)


def _people(value: list[Mapping[str, Any]]) -> str:
    return "; ".join(
        f"{row['told']}: {terms.word(InvolvementRole(row['role']))}"
        + (
            f", {terms.word(SuspicionGrade(row['suspicion']))}"
            if row["suspicion"] != SuspicionGrade.NOT_SUSPECTED.value
            else ""
        )
        for row in value
    )


def _group_kind(value: str) -> str:
    return terms.word(GroupKind(value))


def _incident_kind(value: str) -> str:
    return terms.word(IncidentKind(value))


def _areas(value: Mapping[str, Any]) -> str:
    return str(value["areas"])


def _day(text: str) -> str:
    return formats.dated(date.fromisoformat(text), language=active_language())


_WORDS: Mapping[Kind, Mapping[str, Said]] = {
    Kind.PERSON: {
        "names": _names,
        "aliases": _names,
        "born_year": _span,
        "born": _span,
        "identity_number": _plain,
        "died_on": _day,
        "memberships": _memberships,
    },
    Kind.GROUP: {
        "working_name": _plain,
        "kind": _group_kind,
        "aliases": _listed,
        "standing": _standing,
        "territory": _areas,
        "assessment": _assessment,
        "relations": _relations,
    },
    Kind.INCIDENT: {
        "kind": _incident_kind,
        "occurred": _occurred,
        "area": _plain,
        "place": _place,
        "harm": _harm,
        "weapon": _weapon,
        "review": _review,
        "sides": _sides,
        "people": _people,
        "summary": _plain,
    },
}
