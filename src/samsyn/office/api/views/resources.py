"""The API itself: each address asks one query or one change, and gives what it returned."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.utils import timezone
from ninja import Header, NinjaAPI, Query, Status

from samsyn.office.api import changes, queries, shapes
from samsyn.office.api.queries import Wanted
from samsyn.office.api.rules import LONGEST_KEY, MOST_ON_A_PAGE, USUAL_ON_A_PAGE, Scope
from samsyn.office.api.shapes.envelopes import Moment
from samsyn.office.api.views import refusals
from samsyn.office.api.views.callers import ApiRequest, Token, served
from samsyn.office.disclosures.queries import Side

VERSION = "1.0.0"
api = NinjaAPI(
    title="Samsyn",
    version=VERSION,
    urls_namespace="api_v1",
    openapi_url=None,
    docs_url=None,
    auth=Token(),
)
refusals.answer_with_problems(api)

Since = Annotated[
    Moment | None,
    Query(description="Only what was changed at this moment or later, with its offset."),
]
Cursor = Annotated[
    str, Query(max_length=200, description="Where to go on: `next` of the page before.")
]
Limit = Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE, description="Records on a page.")]
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=LONGEST_KEY,
        pattern="^[!-~]+$",
        description="A name of this delivery that the sender makes up and never uses again.",
    ),
]


@api.get(
    "/incidents",
    response=shapes.IncidentPage,
    operation_id="listIncidents",
    url_name="incidents",
    summary="List incidents",
)
@served(Scope.READ_INCIDENTS)
def incidents(
    request: ApiRequest,
    changed_since: Since = None,
    cursor: Cursor = "",
    limit: Limit = USUAL_ON_A_PAGE,
) -> shapes.IncidentPage:
    """Give the room's incidents, the first changed first. Withdrawn ones are among them."""
    return queries.incidents(request.auth.actor, _wanted(changed_since, cursor, limit))


@api.post(
    "/incidents",
    response={200: shapes.Registered, 201: shapes.Registered},
    operation_id="registerIncident",
    url_name="incidents",
    summary="Register an incident",
)
@served(Scope.WRITE_INCIDENTS)
def register(
    request: ApiRequest, incident: shapes.NewIncident, idempotency_key: Key
) -> Status[shapes.Registered]:
    """Register an incident in the room, by the same rules as the form's.

    It stands as reported: whether a group is involved is judged in the office. The same delivery
    under the same key answers 200 with the incident that it came to the first time.
    """
    found = changes.register_incident(
        request.auth, incident, key=idempotency_key, now=timezone.now()
    )
    return Status(201 if found.is_new else 200, found)


@api.get(
    "/incidents/{uuid:incident_id}",
    response=shapes.Incident,
    operation_id="getIncident",
    url_name="incident",
    summary="Get an incident",
)
@served(Scope.READ_INCIDENTS)
def incident(request: ApiRequest, incident_id: UUID) -> shapes.Incident:
    """Give one incident with the people and groups on it."""
    return queries.incident(request.auth.actor, incident_id)


@api.get(
    "/groups",
    response=shapes.GroupPage,
    operation_id="listGroups",
    url_name="groups",
    summary="List groups",
)
@served(Scope.READ_GROUPS)
def groups(
    request: ApiRequest,
    changed_since: Since = None,
    cursor: Cursor = "",
    limit: Limit = USUAL_ON_A_PAGE,
) -> shapes.GroupPage:
    """Give the room's groups, the first changed first."""
    wanted = _wanted(changed_since, cursor, limit)
    return queries.groups(request.auth.actor, wanted, today=timezone.localdate())


@api.get(
    "/groups/{uuid:group_id}",
    response=shapes.Group,
    operation_id="getGroup",
    url_name="group",
    summary="Get a group",
)
@served(Scope.READ_GROUPS)
def group(request: ApiRequest, group_id: UUID) -> shapes.Group:
    """Give one group."""
    return queries.group(request.auth.actor, group_id)


@api.get(
    "/people",
    response=shapes.PersonPage,
    operation_id="listPeople",
    url_name="people",
    summary="List people",
)
@served(Scope.READ_PEOPLE)
def people(
    request: ApiRequest,
    changed_since: Since = None,
    cursor: Cursor = "",
    limit: Limit = USUAL_ON_A_PAGE,
) -> shapes.PersonPage:
    """Give the room's people under codes. In a room of social services nobody is listed."""
    wanted = _wanted(changed_since, cursor, limit)
    return queries.people(request.auth.actor, wanted, today=timezone.localdate())


@api.get(
    "/people/{uuid:person_id}",
    response=shapes.Person,
    operation_id="getPerson",
    url_name="person",
    summary="Get a person",
)
@served(Scope.READ_PEOPLE)
def person(request: ApiRequest, person_id: UUID) -> shapes.Person:
    """Give one person under a code, with the fields of the room."""
    return queries.person(request.auth.actor, person_id)


@api.get(
    "/memberships",
    response=shapes.MembershipPage,
    operation_id="listMemberships",
    url_name="memberships",
    summary="List memberships",
)
@served(Scope.READ_MEMBERSHIPS)
def memberships(
    request: ApiRequest,
    group_id: Annotated[UUID | None, Query(description="Only those of this group.")] = None,
    cursor: Cursor = "",
    limit: Limit = USUAL_ON_A_PAGE,
) -> shapes.MembershipPage:
    """Give who belongs to which group, with where each claim stands today.

    A day passes, and a membership counts no longer: fetch them anew rather than what has changed.
    """
    wanted = _wanted(None, cursor, limit)
    return queries.memberships(
        request.auth.actor, wanted, group_id=group_id, today=timezone.localdate()
    )


@api.get(
    "/promises",
    response=shapes.PromisePage,
    operation_id="listPromises",
    url_name="promises",
    summary="List promises",
)
@served(Scope.READ_PROMISES)
def promises(
    request: ApiRequest,
    changed_since: Since = None,
    cursor: Cursor = "",
    limit: Limit = USUAL_ON_A_PAGE,
) -> shapes.PromisePage:
    """Give the promises that the room holds, the first recorded first. None is ever edited."""
    return queries.promises(request.auth.actor, _wanted(changed_since, cursor, limit))


@api.get(
    "/promises/{uuid:promise_id}",
    response=shapes.Promise,
    operation_id="getPromise",
    url_name="promise",
    summary="Get a promise",
)
@served(Scope.READ_PROMISES)
def promise(request: ApiRequest, promise_id: UUID) -> shapes.Promise:
    """Give one promise, word for word."""
    return queries.promise(request.auth.actor, promise_id)


@api.get(
    "/calendar",
    response=shapes.Agenda,
    operation_id="getCalendar",
    url_name="calendar",
    summary="Get the calendar",
)
@served(Scope.READ_CALENDAR)
def calendar(request: ApiRequest) -> shapes.Agenda:
    """Give what is late and what is to be done within twelve weeks. It names nobody."""
    return queries.agenda(request.auth.actor, now=timezone.now())


@api.get(
    "/disclosures/{side}",
    response=shapes.DisclosurePage,
    operation_id="listDisclosures",
    url_name="disclosures",
    summary="List disclosures",
)
@served(Scope.READ_DISCLOSURES)
def disclosures(
    request: ApiRequest,
    side: Side,
    changed_since: Since = None,
    cursor: Cursor = "",
    limit: Limit = USUAL_ON_A_PAGE,
) -> shapes.DisclosurePage:
    """Give what the room has told others, or was told by them: which fields, never their content.

    The first decided, or received, comes first.
    """
    return queries.disclosures(request.auth.actor, _wanted(changed_since, cursor, limit), side=side)


def _wanted(since: datetime | None, cursor: str, limit: int) -> Wanted:
    return Wanted(since=since, cursor=cursor, limit=limit)
