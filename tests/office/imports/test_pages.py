"""The pages of imports."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.interchange.broken_files import SOUND_ROW, csv_of
from tests.office.imports.playing import room_of

from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff

pytestmark = pytest.mark.django_db


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(
        Staff.objects.get(pk=actor.staff_id), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def upload(client, data, name="fil.csv", kind="incidents"):
    return client.post(
        "/imports/",
        {"kind": kind, "room": room_of(), "file": SimpleUploadedFile(name, data)},
    )


def test_all(petra):
    client = signed_in(petra)
    r = client.get("/imports/")
    assert r.status_code == 200
    r = upload(client, csv_of(SOUND_ROW, "A2;2099-01-01;;skottlossning;;;0;1"))
    assert r.status_code == 302, r.content.decode()
    r = client.get(r.url)
    assert r.status_code == 200
    base = r.request["PATH_INFO"].replace("columns/", "")
    r = client.get(base)
    assert r.status_code == 200
    assert "2099" in r.content.decode()
    r = client.get(base + "rejects/")
    print(r.content)
    r = client.post(base + "take/", follow=True)
    assert r.status_code == 200
    r = client.get(base + "undo/")
    assert r.status_code == 200
    r = client.post(base + "undo/", follow=True)
    assert r.status_code == 200
    r = upload(client, b"")
    assert r.status_code == 422
