"""Sessions whose time is out are removed by the timetable, and nobody's that lasts."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.commands.timetable import TIMETABLE
from samsyn.office.sign_in import jobs


@pytest.mark.django_db
def test_an_expired_session_is_gone_after_the_nightly_run_and_a_living_one_still_opens() -> None:
    gone, living = signed_in("frida"), signed_in("petra")
    key = gone.session.session_key
    Session.objects.filter(pk=key).update(expire_date=timezone.now() - timedelta(seconds=1))

    jobs.clear_sessions.func()

    assert not Session.objects.filter(pk=key).exists()
    assert living.get("/").status_code == 200
    assert any(entry.path.endswith("clear_sessions") for entry in TIMETABLE)
