"""The help line and support cases, in a room of social services; what leaves it is at the end.

Whatever is about a case lies where the case does, and the case where its person's record does.
No code of a card is ever kept here.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class HandedOver(RoomRecord):
    """That somebody met in a talk agreed to be contacted: the room's own copy.

    The database writes it as the room's door when the talk is logged (`0002_walls`).
    """

    origin_id = models.UUIDField()  # of the hand-over in the joint room: a soft reference
    addressed_as = models.CharField(max_length=80)
    wish = models.CharField(max_length=10)
    agreed_at = models.DateTimeField()
    handed_over_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "origin_id"], name="handed_over_once")
        ]

    def __str__(self) -> str:
        return self.wish


class HelpContact(RoomRecord):
    """Somebody got in touch, or was handed over. Nobody needs to say who they are.

    `form_key` was handed out with the form, so that a form sent twice counts once.
    """

    form_key = models.UUIDField(unique=True)
    reached_at = models.DateTimeField()
    danger = models.CharField(max_length=8)
    caller = models.CharField(max_length=10)
    number_from = models.CharField(max_length=8)
    topic = models.CharField(max_length=16)
    wish = models.CharField(max_length=10)
    called_as = models.CharField(max_length=80, blank=True)
    reach_by = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=400, blank=True)
    handed_over = models.OneToOneField(
        HandedOver, on_delete=models.CASCADE, related_name="contact", null=True
    )
    answered_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=12, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["compartment", "-reached_at"], name="newest_contacts")]
        constraints = [
            models.CheckConstraint(
                name="an_ended_contact_says_how",
                condition=Q(ended_as="", ended_at__isnull=True)
                | (~Q(ended_as="") & Q(ended_at__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return self.topic


class SupportCase(RoomRecord):
    """The help that one person gets. One case a person: it is reopened, never begun anew."""

    person = models.OneToOneField(
        "people.Person", on_delete=models.CASCADE, related_name="support_case"
    )
    contact = models.ForeignKey(
        HelpContact, on_delete=models.SET_NULL, related_name="cases", null=True
    )
    worker = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    clock_from = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class PlanStep(RoomRecord):
    """A need, and what is done about it: by whom, until when, and how far it has come."""

    case = models.ForeignKey(SupportCase, on_delete=models.CASCADE, related_name="steps")
    need = models.CharField(max_length=16)
    step = models.CharField(max_length=200)
    by_whom = models.CharField(max_length=80)
    provider = models.CharField(max_length=80, blank=True)  # who gives the help, if another
    target_on = models.DateField(null=True)
    agreed_on = models.DateField()
    progress = models.CharField(max_length=8, default="agreed")
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_step_says_what_and_by_whom", condition=~Q(step="") & ~Q(by_whom="")
            ),
            models.CheckConstraint(
                name="a_steps_days_follow_its_progress",
                condition=Q(progress="agreed", started_on__isnull=True, ended_on__isnull=True)
                | Q(progress="started", started_on__isnull=False, ended_on__isnull=True)
                | Q(progress__in=["done", "stopped"], ended_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.need


class CaseTouch(RoomRecord):
    """That worker and person were in touch, or that somebody tried."""

    case = models.ForeignKey(SupportCase, on_delete=models.CASCADE, related_name="touches")
    kind = models.CharField(max_length=12)
    happened_at = models.DateTimeField()
    note = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return self.kind


class CaseTurn(RoomRecord):
    """A turn of the case: pause, resume, setback, end, reopening, aftercare. Never edited."""

    case = models.ForeignKey(SupportCase, on_delete=models.CASCADE, related_name="turns")
    move = models.CharField(max_length=10)
    happened_on = models.DateField()
    exit_kind = models.CharField(max_length=10, blank=True)
    result = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_end_says_how_and_why",
                condition=(Q(move="exit") & ~Q(exit_kind="") & ~Q(reason=""))
                | (~Q(move="exit") & Q(exit_kind="")),
            )
        ]

    def __str__(self) -> str:
        return self.move


class CaseConsent(RoomRecord):
    """What the person lets support tell, and whom. Withdrawn, it holds no more."""

    case = models.ForeignKey(SupportCase, on_delete=models.CASCADE, related_name="consents")
    scope = models.CharField(max_length=12)
    what = models.CharField(max_length=200)
    given_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    def __str__(self) -> str:
        return self.scope


class FigureBasis(RoomRecord):
    """Whom the published count counts, kept where they are known: so that none moves alone."""

    kind = models.CharField(max_length=10)
    until = models.DateField()
    whole = ArrayField(models.UUIDField(), default=list)
    part = ArrayField(models.UUIDField(), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "kind", "until"], name="a_month_has_one_basis")
        ]

    def __str__(self) -> str:
        return self.kind


class SupportSignal(RoomRecord):
    """What support tells the joint room, beside the hand-over that it answers."""

    handover = models.ForeignKey(
        "notifications.TalkHandover", on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=16)
    told_by = models.CharField(max_length=120)  # name and title: whom to call
    needs_consent = models.BooleanField()

    def __str__(self) -> str:
        return self.kind


class PublishedFigure(models.Model):
    """A count as others than support see it, to the end of a month. Never written again.

    `None` where there is nothing to tell; an interval where the number is too small to tell.
    """

    room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    until = models.DateField()
    whole_least = models.PositiveIntegerField()
    whole_most = models.PositiveIntegerField()
    part_least = models.PositiveIntegerField(null=True)
    part_most = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "kind", "until"], name="a_month_is_published_once"
            )
        ]

    def __str__(self) -> str:
        return self.kind
