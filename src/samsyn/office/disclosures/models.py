"""The door's ledger, kept on both sides: what was told, and what was received.

Both rows hold the same frozen contents and are never edited. Each lies in its own room beside
the record it is about, so a reader of one room sees one side.
"""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class Ground(models.Model):
    """One provision in one direction, in one wording. Reference data, written by the owner.

    An entry that a site's lawyers have not approved is an example there: it opens the door in
    the demo only.
    """

    key = models.SlugField(max_length=40)
    provision = models.CharField(max_length=120)
    from_kind = models.CharField(max_length=30)  # kind of room
    to_kind = models.CharField(max_length=30)
    is_duty = models.BooleanField(default=False)  # to tell, unless clearly outweighed
    has_own_tests = models.BooleanField(default=False)  # which the door cannot ask yet
    youngest = models.PositiveSmallIntegerField(null=True)  # whole years when decided
    oldest = models.PositiveSmallIntegerField(null=True)
    text = models.TextField()
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # the first day that it no longer holds

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "from_kind", "to_kind", "valid_from"],
                name="one_wording_of_a_ground_a_day",
            ),
            models.CheckConstraint(
                name="the_public_and_the_nation_get_no_persons",
                condition=~Q(to_kind="national") & ~Q(from_kind="national"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.from_kind} → {self.to_kind}"


class Approval(models.Model):
    """A site's lawyers let its rooms use a ground, from a day on. Written by the owner."""

    ground = models.ForeignKey(Ground, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey("partners.Site", on_delete=models.PROTECT, related_name="+")
    approved_by = models.CharField(max_length=120)  # name of who decided
    approved_on = models.DateField()
    withdrawn_by = models.CharField(max_length=120, blank=True)
    withdrawn_on = models.DateField(null=True)  # the first day that it no longer holds

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ground", "site"],
                condition=Q(withdrawn_on__isnull=True),
                name="a_ground_is_approved_once_a_site",
            ),
            models.CheckConstraint(name="an_approval_has_a_name", condition=~Q(approved_by="")),
            models.CheckConstraint(
                name="a_withdrawal_has_a_name_and_a_later_day",
                condition=Q(withdrawn_by="", withdrawn_on__isnull=True)
                | ~Q(withdrawn_by="") & Q(withdrawn_on__gte=models.F("approved_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ground_id} · {self.site_id}"


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


class LedgerEntry(RoomRecord):
    """One side of a disclosure. It follows the record it is about, which is exactly one."""

    number = models.CharField(max_length=24)  # of the sender, such as POL-O-2026-0007
    kind = models.CharField(max_length=10)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", null=True
    )
    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+", null=True)
    incident = models.ForeignKey(
        "incidents.Incident", on_delete=models.PROTECT, related_name="+", null=True
    )
    purpose = models.CharField(max_length=300)
    fields = ArrayField(models.CharField(max_length=24))
    contents = models.JSONField()  # exactly the chosen fields, as they were

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_is_about_one_record",
                condition=Q(
                    kind="person",
                    person__isnull=False,
                    group__isnull=True,
                    incident__isnull=True,
                )
                | Q(
                    kind="group",
                    person__isnull=True,
                    group__isnull=False,
                    incident__isnull=True,
                )
                | Q(
                    kind="incident",
                    person__isnull=True,
                    group__isnull=True,
                    incident__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_states_its_purpose", condition=~Q(purpose__regex=r"^\s*$")
            ),
            models.CheckConstraint(name="%(class)s_is_numbered", condition=~Q(number="")),
            models.CheckConstraint(name="%(class)s_tells_something", condition=~Q(fields=[])),
        ]

    @property
    def record_id(self) -> UUID:
        """Identifier of the record in this room that the row is about."""
        found = self.person_id or self.group_id or self.incident_id
        if found is None:
            raise ValueError("A disclosure is about one record.")
        return found


class Disclosure(LedgerEntry):
    """What a room has told another: the sender's side."""

    to_room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    ground = models.ForeignKey(Ground, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta(LedgerEntry.Meta):
        constraints = [
            *LedgerEntry.Meta.constraints,
            models.CheckConstraint(
                name="a_disclosure_leaves_the_room", condition=~Q(room=models.F("to_room"))
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
