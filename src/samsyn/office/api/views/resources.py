"""The API itself: each address asks one query or one change, and gives what it returned."""

from collections.abc import Callable
from typing import Annotated, TypeVar
from uuid import UUID

from django.utils import timezone
from ninja import Header, NinjaAPI, Query, Status

from samsyn.office.api import changes, queries, shapes
from samsyn.office.api.queries import Wanted
from samsyn.office.api.rules import LONGEST_KEY, Scope
from samsyn.office.api.views import refusals
from samsyn.office.api.views.callers import ApiRequest, Token, served
from samsyn.office.disclosures.queries import Side

Answer = TypeVar("Answer")
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


def reads(
    address: str, gives: type[shapes.Shape], scope: Scope, name: str, title: str
) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Answer an address with what a view gives, to a token of this scope.

    `name` is the operation's in the description; the address is reversed by the view's own name.
    """

    def decorate(view: Callable[..., Answer]) -> Callable[..., Answer]:
        answering = api.get(
            address, response=gives, operation_id=name, url_name=view.__name__, summary=title
        )
        return answering(served(scope)(view))

    return decorate


@reads("/incidents", shapes.IncidentPage, Scope.READ_INCIDENTS, "listIncidents", "List incidents")
def incidents(request: ApiRequest, asked: Query[shapes.Changed]) -> shapes.IncidentPage:
    """Give the room's incidents, the first changed first. Withdrawn ones are among them."""
    return queries.incidents(request.auth.actor, _changed(asked))


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


@reads(
    "/incidents/{uuid:incident_id}",
    shapes.Incident,
    Scope.READ_INCIDENTS,
    "getIncident",
    "Get an incident",
)
def incident(request: ApiRequest, incident_id: UUID) -> shapes.Incident:
    """Give one incident with the people and groups on it."""
    return queries.incident(request.auth.actor, incident_id)


@reads("/groups", shapes.GroupPage, Scope.READ_GROUPS, "listGroups", "List groups")
def groups(request: ApiRequest, asked: Query[shapes.Changed]) -> shapes.GroupPage:
    """Give the room's groups, the first changed first."""
    return queries.groups(request.auth.actor, _changed(asked), today=timezone.localdate())


@reads("/groups/{uuid:group_id}", shapes.Group, Scope.READ_GROUPS, "getGroup", "Get a group")
def group(request: ApiRequest, group_id: UUID) -> shapes.Group:
    """Give one group."""
    return queries.group(request.auth.actor, group_id)


@reads("/people", shapes.PersonPage, Scope.READ_PEOPLE, "listPeople", "List people")
def people(request: ApiRequest, asked: Query[shapes.Changed]) -> shapes.PersonPage:
    """Give the room's people under codes. In a room of social services nobody is listed."""
    return queries.people(request.auth.actor, _changed(asked), today=timezone.localdate())


@reads("/people/{uuid:person_id}", shapes.Person, Scope.READ_PEOPLE, "getPerson", "Get a person")
def person(request: ApiRequest, person_id: UUID) -> shapes.Person:
    """Give one person under a code, with the fields of the room."""
    return queries.person(request.auth.actor, person_id)


@reads(
    "/memberships",
    shapes.MembershipPage,
    Scope.READ_MEMBERSHIPS,
    "listMemberships",
    "List memberships",
)
def memberships(request: ApiRequest, asked: Query[shapes.OfGroup]) -> shapes.MembershipPage:
    """Give who belongs to which group, with where each claim stands today.

    A day passes, and a membership counts no longer: fetch them anew rather than what has changed.
    """
    wanted = Wanted(cursor=asked.cursor, limit=asked.limit)
    return queries.memberships(
        request.auth.actor, wanted, group_id=asked.group_id, today=timezone.localdate()
    )


@reads("/promises", shapes.PromisePage, Scope.READ_PROMISES, "listPromises", "List promises")
def promises(request: ApiRequest, asked: Query[shapes.Changed]) -> shapes.PromisePage:
    """Give the promises that the room holds, the first recorded first. None is ever edited."""
    return queries.promises(request.auth.actor, _changed(asked))


@reads(
    "/promises/{uuid:promise_id}",
    shapes.Promise,
    Scope.READ_PROMISES,
    "getPromise",
    "Get a promise",
)
def promise(request: ApiRequest, promise_id: UUID) -> shapes.Promise:
    """Give one promise, word for word."""
    return queries.promise(request.auth.actor, promise_id)


@reads("/calendar", shapes.Agenda, Scope.READ_CALENDAR, "getCalendar", "Get the calendar")
def calendar(request: ApiRequest) -> shapes.Agenda:
    """Give what is late and what is to be done within twelve weeks. It names nobody."""
    return queries.agenda(request.auth.actor, now=timezone.now())


@reads(
    "/disclosures/{side}",
    shapes.DisclosurePage,
    Scope.READ_DISCLOSURES,
    "listDisclosures",
    "List disclosures",
)
def disclosures(
    request: ApiRequest, side: Side, asked: Query[shapes.Changed]
) -> shapes.DisclosurePage:
    """Give what the room has told others, or was told by them: which fields, never their content.

    The first decided, or received, comes first.
    """
    return queries.disclosures(request.auth.actor, _changed(asked), side=side)


@reads("/measures", shapes.MeasureList, Scope.READ_MEASURES, "listMeasures", "List measures")
def measures(request: ApiRequest) -> shapes.MeasureList:
    """Give what the room's own agency is asked to do, from every joint room of the site.

    Those that wait come first. A token of a joint room has no agency of its own, and gets none.
    """
    return queries.measures(request.auth.actor, now=timezone.now())


@reads(
    "/measures/{uuid:measure_id}",
    shapes.Measure,
    Scope.READ_MEASURES,
    "getMeasure",
    "Get a measure",
)
def measure(request: ApiRequest, measure_id: UUID) -> shapes.Measure:
    """Give one measure of the room's own agency."""
    return queries.measure(request.auth.actor, measure_id, now=timezone.now())


@api.put(
    "/measures/{uuid:measure_id}/outcome",
    response=shapes.Measure,
    operation_id="putOutcome",
    url_name="outcome",
    summary="Report that a measure is done",
)
@served(Scope.WRITE_MEASURES)
def outcome(request: ApiRequest, measure_id: UUID, sent: shapes.NewOutcome) -> shapes.Measure:
    """Tick a measure of the room's own agency as done, with what came of it.

    People accept, start, decline and stop measures in the office; only what they have accepted is
    done. The very same again gives the same answer and changes nothing; anything else is refused
    with 409, whoever said it first. The numbers go to the joint room, the note stays here.
    """
    now = timezone.now()
    changes.report_outcome(request.auth, measure_id, sent, now=now)
    return queries.measure(request.auth.actor, measure_id, now=now)


def _changed(asked: shapes.Changed) -> Wanted:
    return Wanted(since=asked.changed_since, cursor=asked.cursor, limit=asked.limit)
