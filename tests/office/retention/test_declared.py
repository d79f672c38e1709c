"""No table is forgotten: each one goes with a record, or says why it is about nobody."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from samsyn.office.access.keeping import (
    Emptied,
    GoesToo,
    HoldsNobody,
    Kept,
    Texts,
    declarations,
)
from samsyn.office.access.records import RoomRecord
from samsyn.office.retention.queries import hanging_on, kept_kinds
from samsyn.office.retention.rules.swedish import RULES
from samsyn.vocabulary.retention import KeptKind, KeptText


def covered() -> Iterator[type[models.Model]]:
    for one in declarations():
        if isinstance(one, Kept | HoldsNobody):
            yield one.model
            yield from (hanging.model for hanging in hanging_on(one.model))
        elif isinstance(one, GoesToo | Emptied):
            yield one.model


def test_every_protected_table_goes_with_a_record_or_says_why_it_is_about_nobody() -> None:
    protected = {model for model in apps.get_models() if issubclass(model, RoomRecord)}

    assert protected - set(covered()) == set()


def test_a_table_that_nobody_has_thought_of_is_found() -> None:
    class Forgotten(RoomRecord):
        note = models.TextField()

        class Meta:
            app_label = "retention"

    try:
        assert Forgotten not in set(covered())
    finally:
        del apps.all_models["retention"]["forgotten"]
        apps.clear_cache()


def test_every_kind_of_record_is_declared_once() -> None:
    declared = [one.kind for one in declarations() if isinstance(one, Kept)]

    assert sorted(declared) == sorted(KeptKind)
    assert set(kept_kinds()) == set(KeptKind)


def test_a_persons_rows_are_found_however_far_they_hang() -> None:
    found = {
        one.model._meta.label: one.paths for one in hanging_on(kept_kinds()[KeptKind.PERSON].model)
    }

    assert found["people.PersonTie"] == ("person", "other")
    assert found["groups.MembershipBasis"] == ("membership__person",)
    assert found["notifications.TalkAttempt"] == ("brief__talk__person",)


def test_every_text_of_oversight_is_declared_once_and_has_a_rule() -> None:
    declared = [one.kind for one in declarations() if isinstance(one, Texts)]

    assert declared == list(KeptText)
    assert {one.kind for one in RULES} >= set(KeptText)
