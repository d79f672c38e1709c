"""Which pages are looked at, as whom: read from the access matrix, so that none is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.access_matrix import MATRIX
from tests.architecture.addresses import CAST, Line

OK = 200
FILES = {  # handed out, not shown
    "imports:rejects",
    "mfa_login_webauthn",
    "calendar:feed",
    "call_ins:sheet",
    "disclosures:package",
    "disclosures:receipt",
    "national:data_file",
    "national:made_file",
    "national:package",
    "national:received_file",
    "notifications:print_brief",
    "notifications:print_letter",
    "notifications:worker",
    "public:feed",
    "public:file",
    "reviews:minutes",
    "rights:pack_data",
    "rights:pack_pdf",
    "problem_analysis:file",
    "problem_analysis:outside_file",
    "steering_reports:file",
}
FILES |= {line.name for line in MATRIX if line.name.startswith("api_v1:")}  # for other systems
SAME_PAGE = {"account_login": "sign_in:sign_in", "account_set_password": "sign_in:account"}
# Pages that come up only after something else was done; tests.browser.test_account does it.
OF_THE_ACCOUNT = {
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
}
# Pages of the national reader, who is none of the cast; tests.browser.test_national looks at them.
OF_THE_NATION = {
    "national:nation",
    "national:site",
    "national:received",
    "national:open_data",
    "national:take_in",
}
ON_THE_WAY = {"imports:progress"}  # while a large file is being taken; tests.browser.test_pages
# Who else looks: the page is another one for them.
ALSO = {
    "search:results": ("stig",),
    "groups:list": ("stig",),
    "people:person": ("mona",),
    "incidents:incident": ("mona",),
    "oversight:readings": ("dag",),
    "oversight:emergency": ("frida",),
    "retention:batch": ("dag",),
    "disclosures:ledger": ("stig",),
    "disclosures:peers": ("dag",),
    "imports:batches": ("stig",),
    "national:own_returns": ("stig",),
    "outcomes:overview": ("stig",),
    "outcomes:series": ("stig",),
    "steering_reports:overview": ("stig",),
    "steering_reports:report": ("stig",),
    "sign_in:account": ("stig",),
}
ELSEWHERE = ("malmo", "malmo-joint")  # the same pages as in Örebro


@dataclass(frozen=True, slots=True)
class Visit:
    """One page, and who looks at it."""

    reader: str
    line: Line


def visits(lines: list[Line] = MATRIX) -> Iterator[Visit]:
    """Yield every page once for the first who may see it, and for those to whom it differs."""
    for line in lines:
        if line.method != "GET" or line.name in FILES or _is_elsewhere(line):
            continue
        may = [name for name in CAST if line.expected[name] == OK]
        for reader in dict.fromkeys((*may[:1], *ALSO.get(line.name, ()))):
            if reader in may:
                yield Visit(reader, line)


def parts() -> list[str]:
    """Return the parts of the office that have pages; '' is the sign-in library's."""
    return list(dict.fromkeys(part_of(one.line) for one in visits()))


def part_of(line: Line) -> str:
    """Return the part that a page belongs to."""
    return part_of_name(line.name)


def part_of_name(name: str) -> str:
    """Return the part that an address belongs to."""
    return name.rpartition(":")[0]


def not_looked_at(lines: list[Line] = MATRIX) -> set[str]:
    """Return the names of pages that no test of the browser looks at."""
    pages = {line.name for line in lines if line.method == "GET"} - FILES - SAME_PAGE.keys()
    return (
        pages
        - {one.line.name for one in visits(lines)}
        - OF_THE_ACCOUNT
        - OF_THE_NATION
        - ON_THE_WAY
    )


def _is_elsewhere(line: Line) -> bool:
    return any(one.partition(".")[0] in ELSEWHERE for one in line.about)
