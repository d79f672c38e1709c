"""What a form is filled with when an incident's facts are changed."""

from typing import Any

from samsyn.office.incidents import forms
from samsyn.office.incidents.queries import PoliceIncident, PolicePart
from samsyn.vocabulary.incidents import SuspicionGrade


def facts_of(sheet: PoliceIncident) -> dict[str, Any]:
    """Return the facts as typed text. A hidden place is not filled in."""
    brief, source = sheet.brief, sheet.source
    return {
        "kind": brief.kind.value,
        "when": forms.written(brief.occurred),
        "area": brief.area,
        "place": sheet.place,
        "place_precision": brief.place_precision.value,
        "latitude": brief.latitude,
        "longitude": brief.longitude,
        "has_traces": sheet.has_traces,
        "independent_witnesses": sheet.independent_witnesses,
        "lawful_or_accidental": sheet.lawful_or_accidental,
        "weapon": sheet.weapon.value if sheet.weapon else "",
        "shots_fired": sheet.shots_fired,
        "indoors": _yes_no(sheet.indoors),
        "dead": brief.dead,
        "injured": brief.injured,
        "harm_not_known": not sheet.harm_known,
        "summary": sheet.summary,
        "source": str(source.id) if source else "",
        "source_reliability": source.reliability.value if source else "",
        "information_accuracy": source.accuracy.value if source else "",
        "external_reference": sheet.external_reference,
    }


def people_of(sheet: PoliceIncident) -> list[dict[str, Any]]:
    """Return each person's part in this very record as typed text."""
    return [_person(part) for part in sheet.own_people if isinstance(part, PolicePart)]


def sides_of(sheet: PoliceIncident) -> list[dict[str, Any]]:
    """Return each group's side in this very record as typed text."""
    return [
        {
            "group": str(side.group_id),
            "side": side.side.value,
            "certainty": side.certainty.value,
        }
        for side in sheet.own_sides
    ]


def _person(part: PolicePart) -> dict[str, Any]:
    unsuspected = part.suspicion is SuspicionGrade.NOT_SUSPECTED
    return {
        "code": part.code,
        "is_unknown": part.person_id is None,
        "role": part.role.value,
        "harm": part.harm.value,
        "suspicion": "" if unsuspected else part.suspicion.value,
        "intended": _yes_no(part.intended),
        "at_home": _yes_no(part.at_home),
        "note": part.note,
    }


def _yes_no(value: bool | None) -> str:  # noqa: FBT001  the value itself, not an option
    return {True: "yes", False: "no", None: ""}[value]
