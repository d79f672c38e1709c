"""What a site does after an incident. All of it lies in the joint room, beside its incident."""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class Response(RoomRecord):
    """The answer to one incident; it follows the incident. Begun by whoever leads it."""

    incident = models.OneToOneField(
        "incidents.Incident", on_delete=models.CASCADE, related_name="response"
    )
    ended_as = models.CharField(max_length=20, blank=True)
    end_reason = models.CharField(max_length=400, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_ended_response_says_who_and_when",
                condition=Q(ended_as="", ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_as=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.incident_id)


class ResponsePart(RoomRecord):
    """What hangs on a response, and follows it."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class StepNote(ResponsePart):
    """Somebody said that a step is done, or open again. Never edited; the latest counts."""

    step = models.CharField(max_length=10)
    kind = models.CharField(max_length=10)
    text = models.CharField(max_length=400)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_step_note_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.step


class DisputeCheck(ResponsePart):
    """Whether the incident belongs to the dispute of two groups. The latest counts."""

    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="+")
    group_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    other = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="+")
    other_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    verdict = models.CharField(max_length=10)
    text = models.CharField(max_length=400)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_dispute_check_says_why", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.verdict


class RiskAssessment(ResponsePart):
    """The risk for retaliation as a named person sees it, until a day. The latest counts."""

    level = models.CharField(max_length=10)
    until = models.DateField(null=True)
    text = models.CharField(max_length=400)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_risk_assessment_says_why", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.level


class PartnerTask(ResponsePart):
    """What one agency is asked to do by when. Says nothing about a person."""

    agency = models.ForeignKey("partners.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=120, blank=True)  # for a task of another kind
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    result = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_task_of_another_kind_has_a_title",
                condition=~Q(kind="other") | ~Q(title=""),
            ),
        ]

    def __str__(self) -> str:
        return self.kind
