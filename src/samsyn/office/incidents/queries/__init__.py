"""Everything that reads incidents. Withdrawn ones appear only in their own list and page."""

from samsyn.office.incidents.queries.briefs import IncidentBrief, RoomLabel, SideLabel
from samsyn.office.incidents.queries.choices import (
    Choice,
    RecordingChoices,
    people_by_code,
    recording_choices,
    used_areas,
)
from samsyn.office.incidents.queries.links import (
    incident_by_code,
    incident_of_link,
    incident_to_link,
    likely_same_incident,
)
from samsyn.office.incidents.queries.lists import (
    IncidentFilters,
    IncidentList,
    Key,
    Page,
    Tab,
    incident_list,
)
from samsyn.office.incidents.queries.people_named import people_named
from samsyn.office.incidents.queries.series import (
    GroupIncident,
    PersonIncident,
    WeekCount,
    counts_by_week,
    incidents_between,
    incidents_of_group,
    incidents_of_person,
)
from samsyn.office.incidents.queries.sheet_parts import (
    LogDeed,
    LogEntry,
    PersonPart,
    PolicePart,
    SourceNote,
)
from samsyn.office.incidents.queries.sheets import IncidentStub, PoliceIncident, incident_sheet

__all__ = [
    "Choice",
    "GroupIncident",
    "IncidentBrief",
    "IncidentFilters",
    "IncidentList",
    "IncidentStub",
    "Key",
    "LogDeed",
    "LogEntry",
    "Page",
    "PersonIncident",
    "PersonPart",
    "PoliceIncident",
    "PolicePart",
    "RecordingChoices",
    "RoomLabel",
    "SideLabel",
    "SourceNote",
    "Tab",
    "WeekCount",
    "counts_by_week",
    "incident_by_code",
    "incident_list",
    "incident_of_link",
    "incident_sheet",
    "incident_to_link",
    "incidents_between",
    "incidents_of_group",
    "incidents_of_person",
    "likely_same_incident",
    "people_by_code",
    "people_named",
    "recording_choices",
    "used_areas",
]
