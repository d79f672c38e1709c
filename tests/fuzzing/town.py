"""Whom requests are sent as and what they are about; the pages' forms, as each reader met them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import Resolver404, resolve
from tests.architecture.access_matrix import MATRIX
from tests.architecture.addresses import CAST, Line
from tests.architecture.stage import SEALED, STEERING, TEAM, WORDS, Stage, words_hidden_from
from tests.fuzzing.newcomers import NEWCOMERS
from tests.fuzzing.page_forms import PageForm, forms_of
from tests.fuzzing.sending import Answered, Asked, Sender

from samsyn.office import access

OK = 200
UNSAID = 0  # the matrix has no column for them
# Forms of the frame stand on every page; they have lines of their own.
FRAME = {
    "account_logout", "search:results", "sign_in:language", "sign_in:look", "sign_in:names",
    "sign_in:room", "sign_in:sign_out",
}  # fmt: skip
_KINDS = {"groups": "G", "incidents": "H"}
_PREFIXES = {"person": "P", "group": "G", "incident": "H"}
# Whom the police told a joint room of bears the joint room's word, in the police's own record too.
_TOLD_BY = {"orebro-police": "orebro-joint", "malmo-police": "malmo-joint"}
LAWYER = "lena"  # has no column in the matrix, as the newcomers have none


@dataclass(slots=True)
class Town:
    """Staged records, everybody's browser, and the forms that were found."""

    staged: Stage
    readers: Sequence[str] = (*CAST, LAWYER, *NEWCOMERS)
    lines: Sequence[Line] = tuple(MATRIX)
    senders: dict[str, Sender] = field(default_factory=dict)
    forms: dict[tuple[str, str], list[PageForm]] = field(default_factory=dict)
    by_route: dict[str, dict[str, list[PageForm]]] = field(default_factory=dict)
    _hidden: dict[str, set[str]] = field(default_factory=dict)
    _codes: dict[str, list[str]] = field(default_factory=dict)

    def sender(self, who: str) -> Sender:
        if who not in self.senders:
            self.senders[who] = Sender(who)
        return self.senders[who]

    def hidden_from(self, who: str) -> set[str]:
        """Return the words, identifiers and codes that no answer to this reader may hold."""
        if who not in self._hidden:
            actor = self.sender(who).actor
            if actor is None:
                everything = {SEALED, TEAM, STEERING, *WORDS.values()}
                marks = {mark for room in self.staged.rooms.values() for mark in room.marks()}
                self._hidden[who] = {word.lower() for word in everything} | marks
            else:
                hidden = words_hidden_from(actor) | self.staged.marks_hidden_from(actor)
                self._hidden[who] = hidden - self._told(actor.reading_rooms)
        return self._hidden[who]

    def _told(self, read: frozenset[int]) -> set[str]:
        """Return the words of joint rooms that a reader of the police's own rooms meets there."""
        rooms = self.staged.rooms
        return {
            WORDS[joint].lower() for own, joint in _TOLD_BY.items() if rooms[own].room_id in read
        }

    def identifiers_hidden_from(self, who: str) -> list[str]:
        """Return identifiers of records that are there, and not for this reader."""
        return sorted(one for one in self.hidden_from(who) if len(one) == 36 and one[8] == "-")

    def codes_for(self, who: str, action: str) -> list[str]:
        """Return codes of records that this reader sees: those of the action's kind come first."""
        if who not in self._codes:
            actor = self.sender(who).actor
            seen = actor.reading_rooms if actor else frozenset()
            self._codes[who] = [
                access.code_for(_PREFIXES[name.split("_")[-1]], record)
                for room in self.staged.rooms.values()
                if room.room_id in seen
                for name, record in room.records.items()
                if name.split("_")[-1] in _PREFIXES
            ]
        kind = _KINDS.get(action.split("/")[1], "P")
        return sorted(self._codes[who], key=lambda code: (code[0] != kind, code))

    def expects(self, line: Line, who: str) -> int:
        """Return what the matrix says; of the lawyer and the newcomers it says nothing."""
        return line.expected.get(who, UNSAID)

    def looked_at(self, who: str, line: Line) -> Answered | None:
        """Ask for the page of a line, unless this reader has; keep the forms that stand on it."""
        address = line.address(self.staged)
        if line.method != "GET" or (who, address) in self.forms:
            return None
        given = self.sender(who).send(Asked(who=who, method="GET", address=address))
        is_page = given.answer.get("Content-Type", "").startswith("text/html")
        found = forms_of(address, given.body) if is_page and given.body.strip() else []
        self.forms[who, address] = found
        for form in found:
            by_who = self.by_route.setdefault(route_of(form.action), {})
            by_who.setdefault(who, []).append(form)
        return given

    def forms_for(self, who: str, line: Line) -> list[PageForm]:
        """Return the forms of a line's page; of a line that takes posts, those that lead to it."""
        address = line.address(self.staged)
        if line.method == "GET":
            found = self.forms.get((who, address), [])
            return [form for form in found if route_of(form.action) not in FRAME]
        known = self.by_route.get(line.name, {}).get(who, [])
        bare = PageForm(action=address, controls=(), buttons=(), is_multipart=False)
        return [form for form in known if form.action.partition("?")[0] == address] or [bare]


def route_of(address: str) -> str:
    """Return the name of the view behind an address; '' if it leads nowhere."""
    try:
        return resolve(address.partition("?")[0].partition("#")[0]).view_name
    except Resolver404:
        return ""
