"""An e-mail address is one account's, however it is written."""

import pytest
from django.db import IntegrityError, transaction
from tests.office import cast

from samsyn.office.accounts.models import Staff

pytestmark = pytest.mark.django_db


def test_an_address_belongs_to_one_account_in_any_letter_case(db: None) -> None:
    del db
    with pytest.raises(IntegrityError, match="one_account_an_address"), transaction.atomic():
        Staff.objects.create(email=cast.EMAIL.format("petra").title(), name="X")
