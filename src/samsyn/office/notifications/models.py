"""Talks with one person, or with somebody close. All of it lies in a site's joint room.

What names the person lies beside the person's record. What the team needs lies in a part of
the room of its own, for which the team's staff are named: `TalkBrief` and what hangs on it.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class TalkRule(models.Model):
    """A site's own limits, where they differ from the usual ones. An operator writes them."""

    site = models.OneToOneField("partners.Site", on_delete=models.PROTECT, related_name="+")
    least_partners = models.PositiveSmallIntegerField(default=2)
    needs_civilian = models.BooleanField(default=True)  # one of the team is not police
    urgent_hours = models.PositiveSmallIntegerField(default=72)
    planned_days = models.PositiveSmallIntegerField(default=14)
    most_attempts = models.PositiveSmallIntegerField(default=3)
    recontact_days = models.PositiveSmallIntegerField(default=30)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_team_is_of_at_least_two_partners", condition=Q(least_partners__gte=2)
            )
        ]

    def __str__(self) -> str:
        return str(self.site_id)


class CustomNotification(RoomRecord):
    """A talk that somebody proposed, about one person of the room.

    `team_part` is the part of the room in which the team finds its brief; `team_ids` are the
    staff named for it. When the person's record is restricted, the database narrows the part.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="talks")
    recipient = models.CharField(max_length=10, default="person")
    recipient_described = models.CharField(max_length=120, blank=True)
    trigger = models.CharField(max_length=20)
    occasion_on = models.DateField(null=True)  # of the violence, the call-in, the release
    occasion_kind = models.CharField(max_length=12, blank=True)
    occasion_id = models.UUIDField(null=True)
    aim = models.CharField(max_length=300)
    tier = models.CharField(max_length=20)
    tier_because = models.CharField(max_length=300, blank=True)  # why it is not what the rule says
    is_urgent = models.BooleanField(default=False)
    clock_starts_at = models.DateTimeField()
    team_part = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+", null=True
    )
    team_ids = ArrayField(models.IntegerField(), default=list)
    ended_as = models.CharField(max_length=10, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    end_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_talk_has_an_aim", condition=~Q(aim="")),
            models.CheckConstraint(
                name="somebody_close_is_described",
                condition=Q(recipient="person") | ~Q(recipient_described=""),
            ),
            models.CheckConstraint(
                name="a_closed_talk_says_why",
                condition=Q(ended_as="", ended_at__isnull=True)
                | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
            ),
        ]
        indexes = [models.Index(fields=["person"], name="talks_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class TalkClearance(RoomRecord):
    """One check of whether the talk can be held. Never edited: the latest one counts."""

    talk = models.ForeignKey(
        CustomNotification, on_delete=models.CASCADE, related_name="clearances"
    )
    safety = models.CharField(max_length=20)
    safety_note = models.CharField(max_length=300, blank=True)
    investigation_clear = models.BooleanField(default=False)
    support_consulted = models.BooleanField(default=False)
    child_assessment = models.CharField(max_length=300, blank=True)
    legal_text = models.TextField(blank=True)  # all that leaves the legal-exposure sheet
    legal_cleared_by = models.CharField(max_length=120, blank=True)
    legal_cleared_on = models.DateField(null=True)
    legal_valid_to = models.DateField(null=True)  # the last day that it may be said

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_legal_text_is_cleared_by_somebody_for_a_time",
                condition=Q(legal_text="")
                | (
                    ~Q(legal_cleared_by="")
                    & Q(legal_cleared_on__isnull=False, legal_valid_to__isnull=False)
                ),
            )
        ]

    def __str__(self) -> str:
        return self.safety


class TalkRecontact(RoomRecord):
    """That somebody got in touch again after the talk, or tried to."""

    talk = models.ForeignKey(
        CustomNotification, on_delete=models.CASCADE, related_name="recontacts"
    )
    happened_on = models.DateField()
    result = models.CharField(max_length=12)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.result


class TalkBrief(RoomRecord):
    """What a team needs and no more, frozen when the talk was given to it.

    Its compartment is the talk's `team_part` and follows it to the next team.
    """

    talk = models.ForeignKey(CustomNotification, on_delete=models.CASCADE, related_name="briefs")
    person_ref = models.UUIDField()  # for the log of who has read; the person's row is not seen
    recipient = models.CharField(max_length=10, default="person")
    addressed_as = models.CharField(max_length=80)
    due_at = models.DateTimeField(null=True)  # of the first attempt
    place = models.CharField(max_length=200, blank=True)
    meet_at = models.DateTimeField(null=True)
    message_version = models.ForeignKey(
        "message_library.MessageVersion", on_delete=models.PROTECT, related_name="+"
    )
    message_label = models.CharField(max_length=160)
    message_language = models.CharField(max_length=12)
    message_text = models.TextField()
    legal_text = models.TextField(blank=True)
    safety_note = models.CharField(max_length=300, blank=True)
    letter_version = models.ForeignKey(
        "message_library.MessageVersion", on_delete=models.PROTECT, related_name="+", null=True
    )
    letter_language = models.CharField(max_length=12, blank=True)
    letter_heading = models.CharField(max_length=300, blank=True)
    letter_text = models.TextField(blank=True)
    offer = models.TextField(blank=True)
    child_until = models.DateField(null=True)  # the last day that a child may be met
    child_conditions = models.CharField(max_length=300, blank=True)
    card_code = models.CharField(max_length=20, blank=True)
    replaced_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)  # written by the database: see 0002_walls
    closed_at = models.DateTimeField(null=True)  # somebody closed the talk

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["talk"],
                condition=Q(replaced_at__isnull=True),
                name="one_brief_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class TalkMember(RoomRecord):
    """Somebody of the team, and the partner they come from."""

    brief = models.ForeignKey(TalkBrief, on_delete=models.CASCADE, related_name="members")
    staff = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("partners.Agency", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brief", "staff"], name="in_a_team_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class TalkAttempt(RoomRecord):
    """One visit by the team, as one of them logged it.

    `form_key` was handed out with the form, so that a form sent twice counts once.
    """

    brief = models.ForeignKey(TalkBrief, on_delete=models.CASCADE, related_name="attempts")
    form_key = models.UUIDField(unique=True)
    happened_at = models.DateTimeField()
    outcome = models.CharField(max_length=16)
    delivered = models.CharField(max_length=8, blank=True)
    card_given = models.BooleanField(null=True)
    response = models.CharField(max_length=16, blank=True)
    help_wish = models.CharField(max_length=10, blank=True)
    promised = models.CharField(max_length=160, blank=True)
    promised_by = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    corrected_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="only_a_meeting_has_answers",
                condition=Q(outcome__in=["met_person", "met_relative"])
                | Q(delivered="", response="", help_wish="", promised="", card_given__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.outcome


class TalkHandover(RoomRecord):
    """That somebody met agreed to be contacted by social services, and how soon."""

    attempt = models.OneToOneField(TalkAttempt, on_delete=models.CASCADE, related_name="handover")
    wish = models.CharField(max_length=10)
    agreed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.wish


class DeviceKey(models.Model):
    """Lets one device of one member of staff open what it keeps until it is sent.

    The key itself is derived and never stored. Signing out deletes the row, and with it the key.
    """

    staff = models.ForeignKey("accounts.Staff", on_delete=models.CASCADE, related_name="+")
    token_hash = models.BinaryField(unique=True)
    salt = models.BinaryField()
    used_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)
