"""A PDF leaves the office noted, uncached, under a name that says nothing of anybody."""

from uuid import uuid4

import pytest

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.models import AuditEvent
from samsyn.office.printing import note_print, pdf_response

pytestmark = pytest.mark.django_db


def test_a_print_is_noted_before_it_is_sent(petra: Actor) -> None:
    [room] = [one.room_id for one in petra.roles if one.room_name == "Gemensamt"]
    record = uuid4()
    with access.acting_as(petra):
        noted = note_print(petra, subject="letters", record_ids=[record], room_ids=[room])
        answer = pdf_response(b"%PDF-", name="letter", noted=noted)
        event = AuditEvent.objects.get(action="print")

    assert event.record_ids == [str(record)]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="letter.pdf"'
    assert answer["Cache-Control"] == "no-store"


def test_a_print_that_is_not_noted_is_not_sent() -> None:
    with pytest.raises(TypeError, match="Note the print first"):
        pdf_response(b"%PDF-", name="letter", noted=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["Petra Berg", "letter-7KQ2M", "a/b", "", 'x"; y'])
def test_a_file_is_not_named_after_anybody(petra: Actor, name: str) -> None:
    with access.acting_as(petra):
        noted = note_print(petra, subject="letters", record_ids=[], room_ids=[])

    with pytest.raises(ValueError, match="no name for a file"):
        pdf_response(b"%PDF-", name=name, noted=noted)
