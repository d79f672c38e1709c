"""Who was considered, who is called, and what became of it. Every row follows its person."""

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord, Versioned
from samsyn.office.call_ins.models.plan import CallIn, CallInPart


class Consideration(Versioned):
    """A line of the ledger: somebody was considered, and was chosen or not, and why."""

    call_in = models.ForeignKey(CallIn, on_delete=models.CASCADE, related_name="considerations")
    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="considerations"
    )
    group = models.ForeignKey(
        "groups.Group", on_delete=models.CASCADE, related_name="considerations", null=True
    )
    # The person's own compartment while no group is named.
    group_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=12)
    rule = models.CharField(max_length=20, blank=True)  # what excluded them, by this room's facts
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["call_in", "person"], name="a_person_is_considered_once"
            ),
        ]

    def __str__(self) -> str:
        return self.outcome


class CandidateStatus(RoomRecord):
    """A dated fact about a candidate that an agency has entered. It has no room for a reason."""

    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="candidate_statuses"
    )
    kind = models.CharField(max_length=16)
    since = models.DateField()
    until = models.DateField(null=True)  # the first day that it no longer holds

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_status_ends_after_it_starts",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            )
        ]

    def __str__(self) -> str:
        return self.kind


class KeptApart(CallInPart):
    """Two invitees who must not meet, and how they are kept apart on the evening."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    other_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    how = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="two_people_are_kept_apart", condition=~Q(person=F("other"))
            ),
            models.UniqueConstraint(
                fields=["call_in", "person", "other"], name="two_people_are_kept_apart_once"
            ),
        ]

    def __str__(self) -> str:
        return self.how


class Invitation(Versioned):
    """What has been done to call one chosen person. Where it stands is computed from this."""

    call_in = models.ForeignKey(CallIn, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="invitations"
    )
    consideration = models.OneToOneField(
        Consideration, on_delete=models.CASCADE, related_name="invitation"
    )
    agency = models.ForeignKey("partners.Agency", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=16)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    letter_version = models.ForeignKey(  # the text that was printed last, kept as it was
        "message_library.MessageVersion", on_delete=models.PROTECT, related_name="+", null=True
    )
    letter_printed_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    delivered_by = models.CharField(max_length=120, blank=True)  # who handed it over, by title
    replied_at = models.DateTimeField(null=True)
    reply = models.CharField(max_length=4, default="none")
    transport = models.CharField(max_length=200, blank=True)
    arrives_at = models.DateTimeField(null=True)  # a time of their own
    came_at = models.DateTimeField(null=True)
    stayed_at = models.DateTimeField(null=True)
    talked_at = models.DateTimeField(null=True)
    came_against_rule = models.BooleanField(default=False)
    absence = models.CharField(max_length=12, blank=True)
    absence_noted_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)
    called_off_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nobody_is_invited_before_approval",
                condition=Q(delivered_at__isnull=True) | Q(approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_is_both_there_and_absent",
                condition=Q(came_at__isnull=True) | Q(absence=""),
            ),
            models.CheckConstraint(
                name="who_stayed_had_come",
                condition=Q(stayed_at__isnull=True, talked_at__isnull=True)
                | Q(came_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.channel


class Seat(CallInPart):
    """A place in the room: an invitee's, or somebody else's who is named by title."""

    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="+", null=True
    )
    row_number = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["call_in", "row_number", "place"], name="a_seat_is_taken_once"
            ),
            models.UniqueConstraint(fields=["call_in", "person"], name="an_invitee_has_one_seat"),
            models.CheckConstraint(
                name="somebody_sits_on_a_seat", condition=Q(person__isnull=False) | ~Q(label="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row_number}:{self.place}"
