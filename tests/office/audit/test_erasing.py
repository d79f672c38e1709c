"""A change erases the free text of events about what it erases, in its own transaction."""

from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from tests import databases
from tests.office import cast
from tests.office.audit.sealed import append, opened, seal, verified

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.accounts.models import Staff
from samsyn.office.audit import changes as audit
from samsyn.office.config.databases import Logins


def signed_in_there() -> Actor:
    staff = Staff.objects.get(email=cast.EMAIL.format("petra"))
    return access.actor_for(staff.pk, now=timezone.now())


def test_texts_about_the_records_named_are_erased_and_the_deed_is_noted(
    own_database: Logins,
) -> None:
    petra = signed_in_there()
    person, other = uuid4(), uuid4()
    with opened(own_database) as writer:
        append(writer, "about:", record=str(person), purpose="Nora")
        append(writer, "about:", record=str(other), purpose="Nils")
    seal(own_database)
    room = min(petra.rooms_granting(Deed.EDIT_PEOPLE))

    with transaction.atomic(), access.acting_as(petra):
        permit = access.require(petra, Deed.EDIT_PEOPLE, about=RoomItself(room))
        erased = audit.erase_texts(permit, record_ids=[person])

    seal(own_database)
    left = databases.rows(
        databases.superuser(own_database),
        "SELECT purpose FROM samsyn_log.audit_auditevent WHERE subject = 'about:' ORDER BY id",
    )
    [(who, purpose, number)] = databases.rows(
        databases.superuser(own_database),
        "SELECT staff_id, purpose, records FROM samsyn_log.audit_auditevent"
        " WHERE action = 'erase_texts'",
    )
    assert erased == 1
    assert left == [("",), ("Nils",)]
    assert (who, purpose, number) == (petra.staff_id, "", 1)
    assert (verified(own_database).faults, verified(own_database).erased) == ([], 1)


@pytest.mark.usefixtures("own_database")
def test_a_permit_of_somebody_else_erases_nothing() -> None:
    petra = signed_in_there()
    room = min(petra.rooms_granting(Deed.EDIT_PEOPLE))
    permit = access.require(petra, Deed.EDIT_PEOPLE, about=RoomItself(room))

    with pytest.raises(audit.WrongContext):
        audit.erase_texts(permit, record_ids=[uuid4()])
