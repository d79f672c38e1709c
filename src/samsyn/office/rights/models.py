"""A person's request, the records it is about, each row found of them, and what is contested.

A request lies in one room and knows of no other. Its rows are frozen when they are found; they
go with the person's record. What is answered is never edited.
"""

from django.db import models
from django.db.models import F, Func, Q

from samsyn.office.access.records import RoomRecord


def _months_after(day: str, months: str) -> Func:
    """Return a day some months later; PostgreSQL takes the last of a shorter month."""
    return Func(
        F(day),
        Func(
            F(months),
            template="make_interval(0, %(expressions)s)",
            output_field=models.DurationField(),
        ),
        template="((%(expressions)s))::date",
        arg_joiner=" + ",
        output_field=models.DateField(),
    )


class PersonRequest(RoomRecord):
    """Somebody asks what the room holds of them. `due_on` is computed from the day received."""

    name = models.CharField(max_length=120)  # as they give it
    reach_by = models.CharField(max_length=200, blank=True)
    received_on = models.DateField()
    identity_check = models.CharField(max_length=12)
    check_note = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField(default=1)
    due_on = models.GeneratedField(
        expression=_months_after("received_on", "months"),
        output_field=models.DateField(),
        db_persist=True,
    )
    extended_on = models.DateField(null=True)  # the person was told the same day
    extended_because = models.CharField(max_length=300, blank=True)
    searched_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    outcome = models.CharField(max_length=12, blank=True)
    ground = models.CharField(max_length=16, blank=True)
    answer_note = models.CharField(max_length=600, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_request_is_extended_once_with_a_reason",
                condition=Q(months=1, extended_on__isnull=True)
                | (Q(months=3, extended_on__isnull=False) & ~Q(extended_because="")),
            ),
            models.CheckConstraint(
                name="an_answer_has_an_outcome_and_somebody",
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, outcome="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="a_refused_request_has_its_ground",
                condition=~Q(outcome="refused") | ~Q(ground=""),
            ),
        ]
        indexes = [models.Index(fields=["room", "due_on"], name="requests_by_due_day")]

    def __str__(self) -> str:
        return str(self.pk)


class RequestedRecord(RoomRecord):
    """A record of the room that a request is about. It follows the record wherever that moves."""

    request = models.ForeignKey(PersonRequest, on_delete=models.CASCADE, related_name="records")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "person"], name="requested_once")]

    def __str__(self) -> str:
        return str(self.person_id)


class RequestLine(RoomRecord):
    """One row found of the person, as it was then, and what somebody decided of it.

    A reader needs the person's part of the room and the row's own, as for the row itself.
    """

    record = models.ForeignKey(RequestedRecord, on_delete=models.CASCADE, related_name="lines")
    row_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    held_in = models.CharField(max_length=60)  # the table
    row_id = models.UUIDField()
    contents = models.JSONField(default=list)  # of column and value, as they were
    proposed = models.CharField(max_length=8, blank=True)  # what its kind suggests; nobody's word
    proposed_ground = models.CharField(max_length=16, blank=True)
    decision = models.CharField(max_length=8, blank=True)
    ground = models.CharField(max_length=16, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="what_is_withheld_has_a_ground_and_somebody",
                condition=Q(decision="", decided_by__isnull=True)
                | Q(decision="tell", ground="", decided_by__isnull=False)
                | (Q(decision__in=["mask", "withhold"], decided_by__isnull=False) & ~Q(ground="")),
            ),
            models.UniqueConstraint(
                fields=["record", "held_in", "row_id"], name="a_row_is_found_once"
            ),
        ]

    def __str__(self) -> str:
        return self.held_in


class Contest(RoomRecord):
    """That something held of a person is contested. It counts for nothing from that moment."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="contests")
    kind = models.CharField(max_length=12)
    row_id = models.UUIDField()  # of the claim, or of the person's record
    raised_by = models.CharField(max_length=10)
    received_on = models.DateField()
    reason = models.CharField(max_length=300)
    status_before = models.CharField(max_length=12, blank=True)
    months = models.PositiveSmallIntegerField(default=1)
    due_on = models.GeneratedField(
        expression=_months_after("received_on", "months"),
        output_field=models.DateField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_contest_says_why", condition=~Q(reason="")),
            models.CheckConstraint(name="a_contest_has_a_month", condition=Q(months=1)),
        ]
        indexes = [models.Index(fields=["row_id"], name="contests_of_row")]

    def __str__(self) -> str:
        return self.kind


class ContestDecision(RoomRecord):
    """What came of a contest: a row of its own, so that nothing is taken back unseen."""

    contest = models.OneToOneField(Contest, on_delete=models.CASCADE, related_name="settled")
    outcome = models.CharField(max_length=10)
    reason = models.CharField(max_length=600)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_settled_contest_says_why", condition=~Q(reason=""))
        ]

    def __str__(self) -> str:
        return self.outcome
