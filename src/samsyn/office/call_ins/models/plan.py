"""The call-in itself, the groups it is to cover and the steps of its plan."""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord, Versioned


class CallIn(Versioned):
    """A meeting where the partners give groups one shared message. Where it stands is computed."""

    name = models.CharField(max_length=80)
    purpose = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)  # set aside for the programme
    lead = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    moved_at = models.DateTimeField(null=True)  # when the evening last got another time
    cancelled_at = models.DateTimeField(null=True)
    cancelled_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_call_in_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="a_call_in_takes_an_evening_at_most",
                condition=Q(minutes__gte=1, minutes__lte=480),
            ),
        ]
        indexes = [models.Index(fields=["room", "-starts_at"], name="newest_call_ins")]

    def __str__(self) -> str:
        return self.name


class CallInPart(RoomRecord):
    """A row of one call-in. The call-in lies in the open part of the room and stays there."""

    call_in = models.ForeignKey(CallIn, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class CallInSection(Versioned):
    """One section of a call-in: written together with it, revised on its own."""

    call_in = models.OneToOneField(CallIn, on_delete=models.CASCADE, related_name="%(class)s")

    class Meta:
        abstract = True


class CoveredGroup(CallInPart):
    """A group that the call-in is to reach; it follows the group."""

    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="call_ins")
    group_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call_in", "group"], name="a_group_is_covered_once")
        ]

    def __str__(self) -> str:
        return str(self.group_id)


class PlanStep(Versioned):
    """One step of the plan. It is due `days` from the evening, wherever that is moved."""

    call_in = models.ForeignKey(CallIn, on_delete=models.CASCADE, related_name="steps")
    stream = models.CharField(max_length=20)
    task = models.CharField(max_length=24, blank=True)  # a standard step; empty for an own one
    title = models.CharField(max_length=160, blank=True)  # of an own step
    days = models.SmallIntegerField()
    owner = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_step_says_what_is_to_be_done", condition=~Q(task="", title="")
            ),
            models.CheckConstraint(
                name="a_step_is_due_within_a_year",
                condition=Q(days__gte=-365, days__lte=365),
            ),
        ]

    def __str__(self) -> str:
        return self.task or self.title
