"""Files on their way into a room, what they made there, and how each source's columns read.

Everything here stands behind the wall, since a file holds what its rows hold; only the count
of rows done while a batch is taken is open, so that it can be read from outside.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class Batch(RoomRecord):
    """One file that somebody staged for a room. Staging writes nothing into the register.

    `counts` keeps the account of the file's rows: rows = accepted + here + faults. `reasons`
    are sentences saying why the batch was refused as a whole.
    """

    kind = models.CharField(max_length=12)
    file_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=64)  # SHA-256, hexadecimal
    file_size = models.PositiveIntegerField()  # bytes
    source_title = models.CharField(max_length=200)
    sheet = models.CharField(max_length=200, blank=True)
    signature = models.CharField(max_length=64)  # of the header, to find its saved mapping
    mapping = models.JSONField()
    sample = models.JSONField(default=dict)  # header and first rows, until the file is taken
    makes_missing = models.BooleanField(default=True)  # people and groups that ties name
    leaves_out_likely = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default="staged")
    counts = models.JSONField(default=dict)
    notes = models.JSONField(default=list)
    questions = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    started_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_batch_has_a_known_state",
                condition=Q(state__in=["staged", "accepting", "accepted", "undone", "refused"]),
            ),
            models.CheckConstraint(
                name="an_accepted_batch_says_when_and_by_whom",
                condition=~Q(state__in=["accepted", "undone"])
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_file_is_taken_once_in_a_room",
                fields=["room", "file_hash", "kind"],
                condition=~Q(state="undone"),
            ),
        ]
        indexes = [models.Index(fields=["compartment", "-recorded_at"], name="newest_batches")]

    def __str__(self) -> str:
        return self.file_name


class BatchPart(RoomRecord):
    """A row that belongs to a batch and follows its compartment."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class FilePiece(BatchPart):
    """A piece of the staged file; once the batch is taken, only of its rejected rows."""

    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_piece_of_each_number")
        ]

    def __str__(self) -> str:
        return str(self.number)


class Finding(BatchPart):
    """What a dry run or the taking found about one row: a fault, here already, a likely twin.

    `other_id` names the record of the room that the row resembles; who may not see that record
    does not see the finding. `code` is empty where `reason` is a rule's own sentence.
    """

    sort = models.CharField(max_length=8)  # fault, here, likely
    row = models.PositiveIntegerField()
    place = models.PositiveSmallIntegerField(default=0)  # among the findings of its row
    column = models.CharField(max_length=300, blank=True)
    code = models.CharField(max_length=40, blank=True)
    values = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    other_kind = models.CharField(max_length=10, blank=True)
    other_id = models.UUIDField(null=True)
    other_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["batch", "sort", "row", "place"], name="findings_by_row")]

    def __str__(self) -> str:
        return f"{self.sort} {self.row}"


class BatchRecord(BatchPart):
    """The records of one table that the batch made, with the fingerprint of each row.

    The two arrays go together, so that undo is exact. A file makes one row here and not one
    for each of its own, which would cost as much as the records themselves.
    """

    made = models.CharField(max_length=40)  # the records' table
    record_ids = ArrayField(models.UUIDField())
    fingerprints = ArrayField(models.CharField(max_length=32))

    class Meta:
        indexes = [models.Index(fields=["batch", "made"], name="made_by_batch")]

    def __str__(self) -> str:
        return self.made


class SavedMapping(RoomRecord):
    """How a source's columns read, as last accepted in the room."""

    kind = models.CharField(max_length=12)
    signature = models.CharField(max_length=64)
    mapping = models.JSONField()
    source_title = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "kind", "signature"], name="one_mapping_per_header"
            )
        ]

    def __str__(self) -> str:
        return self.source_title


class Progress(models.Model):
    """How far the taking of a batch has come: counts only, written past its transaction."""

    batch_id = models.UUIDField(primary_key=True)
    done = models.PositiveIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.done)
