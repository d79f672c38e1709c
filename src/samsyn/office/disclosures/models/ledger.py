"""The door's ledger, kept on both sides: what was told, and what was received.

Both rows hold the same frozen contents and are never edited. Each lies in its own room beside
the record it is about, so a reader of one room sees one side.
"""

from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce

from samsyn.office.access.records import RoomRecord
from samsyn.office.disclosures.models.about import AboutRecord
from samsyn.office.disclosures.models.grounds import Ground


class NumberSeries(RoomRecord):
    """The latest number that a room has given a disclosure in a year. Locked while counting."""

    year = models.PositiveSmallIntegerField()
    latest = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            # It lies in the room's default part, of which there is one.
            models.UniqueConstraint(
                fields=["compartment", "year"], name="one_series_a_room_and_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.latest}"


class LedgerEntry(AboutRecord):
    """One side of a disclosure: what was told, and the day from which it no longer holds.

    That day is counted by the database from the ground's days; nobody writes it.
    """

    number = models.CharField(max_length=24)  # of the sender, such as POL-O-2026-0007
    contents = models.JSONField()  # exactly the chosen fields, as they were
    is_oral = models.BooleanField(default=False)  # said in a meeting, not sent
    told_on = models.DateField(null=True)  # empty before release 0.5: the day of the row
    holds_days = models.PositiveSmallIntegerField(default=730)
    expires_on = models.GeneratedField(
        expression=Coalesce(
            "told_on",
            Func(  # in a zone that is named, else PostgreSQL does not store it
                F("recorded_at"),
                template="(%(expressions)s AT TIME ZONE 'UTC')::date",
                output_field=models.DateField(),
            ),
        )
        + F("holds_days"),
        output_field=models.DateField(),
        db_persist=True,
    )

    class Meta(AboutRecord.Meta):
        abstract = True
        constraints = [
            *AboutRecord.Meta.constraints,
            models.CheckConstraint(name="%(class)s_is_numbered", condition=~Q(number="")),
        ]


class Disclosure(LedgerEntry):
    """What a room has told another: the sender's side."""

    to_room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    ground = models.ForeignKey(Ground, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    answers = models.JSONField(default=list)  # to the ground's tests, with the questions as read

    class Meta(LedgerEntry.Meta):
        constraints = [
            *LedgerEntry.Meta.constraints,
            models.CheckConstraint(
                name="a_disclosure_leaves_the_room", condition=~Q(room=models.F("to_room"))
            ),
            models.CheckConstraint(
                name="who_decides_does_not_confirm",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("decided_by")),
            ),
            models.UniqueConstraint(fields=["room", "number"], name="a_number_is_given_once"),
        ]
        indexes = [
            models.Index(fields=["compartment", "-decided_at"], name="latest_told"),
            models.Index(fields=["person", "to_room"], name="told_of_person"),
            models.Index(fields=["group", "to_room"], name="told_of_group"),
            models.Index(fields=["incident", "to_room"], name="told_of_incident"),
        ]

    def __str__(self) -> str:
        return self.number


class Receipt(LedgerEntry):
    """What a room has been told: the receiver's side, with the record that came of it.

    The origin is named in words, since a sender may be another installation.
    """

    disclosure_id = models.UUIDField(unique=True)  # no foreign key: it lies behind another wall
    origin_room = models.ForeignKey(
        "partners.Room", on_delete=models.PROTECT, related_name="+", null=True
    )
    origin = models.CharField(max_length=120)
    provision = models.CharField(max_length=120)
    is_first = models.BooleanField()  # made the record; a later one adds to it
    received_at = models.DateTimeField()

    class Meta(LedgerEntry.Meta):
        indexes = [
            models.Index(fields=["compartment", "-received_at"], name="latest_received"),
            models.Index(fields=["person"], name="received_of_person"),
            models.Index(fields=["group"], name="received_of_group"),
            models.Index(fields=["incident"], name="received_of_incident"),
        ]

    def __str__(self) -> str:
        return self.number
