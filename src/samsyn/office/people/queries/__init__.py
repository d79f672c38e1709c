"""Every reading of people: sheets, lists, labels, likely duplicates, search, choices."""

from samsyn.office.people.queries.choices import (
    Revisable,
    RoomStaff,
    StaffChoice,
    WritableRoom,
    label_for,
    person_by_code,
    person_of_link,
    person_of_name,
    revisable,
    staff_of_room,
    writable_rooms,
)
from samsyn.office.people.queries.claims import NameClaim, TieClaim, TieLine
from samsyn.office.people.queries.duplicates import (
    LikelyDuplicate,
    likely_duplicates,
    likely_same_as,
)
from samsyn.office.people.queries.labels import (
    PersonLabel,
    RoomMark,
    labels_of,
    room_marks,
    shows_names,
)
from samsyn.office.people.queries.lists import PeoplePage, PersonLine, people_list
from samsyn.office.people.queries.matches import Match, matches
from samsyn.office.people.queries.searching import (
    FoundPerson,
    PeopleFound,
    is_number,
    people_by_number,
    people_by_words,
)
from samsyn.office.people.queries.sheets import (
    AgencyPerson,
    JointPerson,
    PersonSheet,
    PolicePerson,
    person_sheet,
)

__all__ = [
    "AgencyPerson",
    "FoundPerson",
    "JointPerson",
    "LikelyDuplicate",
    "Match",
    "NameClaim",
    "PeopleFound",
    "PeoplePage",
    "PersonLabel",
    "PersonLine",
    "PersonSheet",
    "PolicePerson",
    "Revisable",
    "RoomMark",
    "RoomStaff",
    "StaffChoice",
    "TieClaim",
    "TieLine",
    "WritableRoom",
    "is_number",
    "label_for",
    "labels_of",
    "likely_duplicates",
    "likely_same_as",
    "matches",
    "people_by_number",
    "people_by_words",
    "people_list",
    "person_by_code",
    "person_of_link",
    "person_of_name",
    "person_sheet",
    "revisable",
    "room_marks",
    "shows_names",
    "staff_of_room",
    "writable_rooms",
]
