"""Requests to the API that its own description allows, or nearly, with every kind of token.

Schemathesis draws them from the description and holds each answer against it. Half of the
identifiers are of records that are there: of the token's own room, or of another's.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as drawing
from hypothesis import strategies as st
from requests.structures import CaseInsensitiveDict
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi import checks as described
from tests.architecture.stage import WORDS, Stage, StagedRoom, words_hidden_from
from tests.conftest import actor_named
from tests.office import cast
from tests.office.api.calling import everything_in, system

from samsyn.office import access
from samsyn.office.accounts.models import Staff
from samsyn.office.api import changes, queries
from samsyn.office.api.models import Token
from samsyn.office.api.rules import Scope
from samsyn.office.partners.models import Room, StaffRole
from samsyn.vocabulary.rooms import Role

DESCRIPTION = "/api/v1/openapi.json"
KEEPERS = {
    "orebro-police": "petra",
    "orebro-probation": "frida",
    "orebro-municipality": "mona",
    "orebro-joint": "petra",
    "orebro-social": "sami",
    "malmo-police": "otto",
}
MEASURES_OF = "orebro-police"  # whose agency is asked for the measures of the stage
CHECKS = (
    not_a_server_error,
    described.status_code_conformance,
    described.content_type_conformance,
    described.response_headers_conformance,
    described.response_schema_conformance,
)
_TELLING = ("Traceback", "site-packages", "psycopg", "ProgrammingError", "DataError")
_OPENS = "200", "201"
_SAYS_WHO = ("Authorization", "authorization")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A kind of token, and what no answer to it may hold."""

    name: str
    token: str
    hidden: frozenset[str]


@dataclass(slots=True)
class ApiTally:
    """What was answered to whom, and what was wrong."""

    sent: int = 0
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Yield a table of kinds of token and statuses."""
        heads = sorted({status for _name, status in self.answers})
        yield f"{'Token':<34}" + "".join(f"{head:>6}" for head in heads)
        for name in sorted({name for name, _status in self.answers}):
            yield f"{name:<34}" + "".join(f"{self.answers[name, head]:>6}" for head in heads)


def let_social_services_in() -> None:
    """Give the social services' room somebody who leads it, in the owner's name."""
    StaffRole.objects.create(
        staff=Staff.objects.get(email=cast.EMAIL.format("sami")),
        room=Room.objects.get(key="orebro-social"),
        role=Role.COORDINATOR.value,
        starts_at=cast.OPENED,
    )


def holders(stage: Stage) -> list[Holder]:
    """Make tokens of each room for everything, of one for each thing, and three that are dead."""
    whole = [_holder(stage, room, everything_in(room)) for room in KEEPERS]
    single = [_holder(stage, "orebro-police", (scope,)) for scope in Scope]
    everything = frozenset().union(*(one.hidden for one in whole))
    revoked = system("petra", "orebro-police")
    petra = actor_named("petra")
    with access.acting_as(petra):
        newest = Token.objects.order_by("-made_at").first()
        assert newest is not None
        changes.revoke_token(petra, newest.pk, now=timezone.now())
    dead = {"revoked": revoked.token, "unknown": "samsyn_guessed", "none": ""}
    shut = [Holder(name=name, token=token, hidden=everything) for name, token in dead.items()]
    return [*whole, *single, *shut]


def _holder(stage: Stage, room: str, scopes: Sequence[Scope]) -> Holder:
    token = system(KEEPERS[room], room, scopes).token
    caller = queries.caller_of(token, now=timezone.now())
    assert caller is not None
    hidden = words_hidden_from(caller.actor) | stage.marks_hidden_from(caller.actor)
    if room == MEASURES_OF:
        joint = stage.rooms["orebro-joint"].records
        asked = {name: joint[name] for name in ("measure", "asked")}
        hidden -= set(StagedRoom(key="", room_id=0, records=asked).marks())
    name = f"{room} {scopes[0] if len(scopes) == 1 else 'everything'}"
    return Holder(name=name, token=token, hidden=frozenset(hidden))


def send_all(stage: Stage, asking: Sequence[Holder], *, requests: int, number: int) -> ApiTally:
    """Send so many requests, drawn from the seed `number`, and judge each answer."""
    tally = ApiTally()
    with _described() as schema:
        operations = [one.ok() for one in schema.get_all_operations()]
        records = sorted({str(pk) for room in stage.rooms.values() for pk in room.records.values()})

        @seed(number)
        @drawing(
            max_examples=requests,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(st.data())
        def send(data: st.DataObject) -> None:
            operation = data.draw(st.sampled_from(operations))
            mode = data.draw(st.sampled_from([*[GenerationMode.POSITIVE] * 3, *GenerationMode]))
            case = data.draw(operation.as_strategy(generation_mode=mode))
            _aim(case, data, records)
            _send(case, data.draw(st.sampled_from(asking)), tally)

        send()
    return tally


@contextmanager
def _described() -> Iterator[Any]:
    """Give the description as the server tells it, while nobody is told to wait.

    The connection stays open between requests, as for Django's own test client: the transaction
    round them all is undone afterwards.
    """
    limits, ends = settings.API_RATE_LIMITS, (request_started, request_finished)
    for one in ends:
        one.disconnect(close_old_connections)
    settings.API_RATE_LIMITS = {"request": "99999/s/key", "token_failed": "99999/s/ip"}
    try:
        yield schemathesis.openapi.from_wsgi(DESCRIPTION, _Served())
    finally:
        settings.API_RATE_LIMITS = limits
        for one in ends:
            one.connect(close_old_connections)


class _Served(WSGIHandler):
    """The office as the web server calls it, which always says from where somebody asks."""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        return super().__call__({"REMOTE_ADDR": "127.0.0.1", **environ}, start_response)


def _aim(case: Any, data: st.DataObject, records: Sequence[str]) -> None:
    """Ask for a record that is there, every other time."""
    known = st.sampled_from(records)
    for name in case.path_parameters or {}:
        if name.endswith("_id") and data.draw(st.booleans()):
            case.path_parameters[name] = data.draw(known)
    if "group_id" in (case.query or {}) and data.draw(st.booleans()):
        case.query["group_id"] = data.draw(known)
    if isinstance(case.body, dict):
        for rows, name in (("people", "person_id"), ("groups", "group_id")):
            for row in case.body.get(rows) or () if isinstance(case.body.get(rows), list) else ():
                if isinstance(row, dict) and name in row and data.draw(st.booleans()):
                    row[name] = data.draw(known)


def _send(case: Any, holder: Holder, tally: ApiTally) -> None:
    drawn = {name: value for name, value in (case.headers or {}).items() if name not in _SAYS_WHO}
    head = {"Authorization": f"Bearer {holder.token}"} if holder.token else {}
    case.headers = CaseInsensitiveDict({**drawn, **head})
    answer = case.call()
    tally.sent += 1
    tally.answers[holder.name, str(answer.status_code)] += 1
    asked = f"{holder.name}: {case.method} {case.formatted_path}"
    tally.faults += [f"{asked}: {fault}" for fault in faults_in(case, answer, holder)]


def faults_in(case: Any, answer: Any, holder: Holder) -> Iterator[str]:
    """Yield what is wrong with an answer: beside its description, or telling of what is hidden."""
    try:
        case.validate_response(answer, checks=list(CHECKS))
    except FailureGroup as wrong:
        yield from (str(one)[:600] for one in wrong.exceptions)
    except Failure as wrong:
        yield str(wrong)[:600]
    text = f"{answer.headers}\n{answer.text}"
    yield from (f"tells of {word}" for word in _TELLING if word in text)
    for word in WORDS.values():  # why it was told, and what an agency is asked for
        text = text.replace(f'"purpose": "{word}purpose"', "").replace(f'"what": "{word}what"', "")
    yield from (f"tells of {mark}" for mark in holder.hidden if mark in text.lower())
    if holder.name in {"revoked", "unknown", "none"} and str(answer.status_code) in _OPENS:
        yield "opens without a token that is known"
