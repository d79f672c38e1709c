"""The programme, the place and its safety, the audience, the rehearsal and the debrief."""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import Versioned
from samsyn.office.call_ins.models.plan import CallIn, CallInPart, CallInSection


class Speaker(Versioned):
    """Somebody who speaks, in a role, with a script that a second person approves."""

    call_in = models.ForeignKey(CallIn, on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20)
    organisation = models.ForeignKey(
        "community.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    script = models.TextField(blank=True)
    script_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_speaker_has_a_role", condition=~Q(role="")),
            models.CheckConstraint(name="a_speaker_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.role


class ProgrammeItem(Versioned):
    """One point of the running order. Its time follows from those before it."""

    call_in = models.ForeignKey(CallIn, on_delete=models.CASCADE, related_name="programme")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    minutes = models.PositiveSmallIntegerField()
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="items", null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_point_takes_time", condition=Q(minutes__gte=1, minutes__lte=240)
            )
        ]

    def __str__(self) -> str:
        return self.title


class AudiencePlace(Versioned):
    """Seats for an organisation in the audience. Nobody in it is named."""

    call_in = models.ForeignKey(CallIn, on_delete=models.CASCADE, related_name="audience")
    organisation = models.ForeignKey(
        "community.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    seats = models.PositiveSmallIntegerField()
    confirmed = models.BooleanField(default=False)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["call_in", "organisation"], name="an_organisation_is_seated_once"
            ),
            models.CheckConstraint(name="an_audience_has_seats", condition=Q(seats__gte=1)),
        ]

    def __str__(self) -> str:
        return str(self.seats)


class SafetyPlan(CallInSection):
    """Where the evening is held, whether the place is neutral, and how it is kept safe."""

    venue = models.CharField(max_length=160, blank=True)
    neutrality = models.CharField(max_length=12, default="not_checked")
    neutrality_note = models.CharField(max_length=300, blank=True)
    entrances = models.TextField(blank=True)  # two, with arrival times apart
    searches = models.TextField(blank=True)
    guards = models.TextField(blank=True)
    no_arrests = models.TextField(blank=True)  # what the police have promised of the evening
    if_something_happens = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.venue


class SignOff(CallInPart):
    """A named person's go or no-go, for an agency. The latest word of each person holds."""

    agency = models.ForeignKey("partners.Agency", on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=6)
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.decision


class Rehearsal(CallInSection):
    """The full run without the invitees."""

    planned_at = models.DateTimeField(null=True)
    held_on = models.DateField(null=True)
    summary = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.held_on)


class Debrief(CallInSection):
    """What the partners saw and what they do next, soon after the evening."""

    held_on = models.DateField(null=True)
    reactions = models.TextField(blank=True)
    safety = models.TextField(blank=True)
    media = models.TextField(blank=True)
    after_thirty_days = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.held_on)


class Finding(CallInPart):
    """Something found at the rehearsal or the debrief; a step of the plan once it is taken on."""

    occasion = models.CharField(max_length=10)
    text = models.CharField(max_length=160)
    step = models.ForeignKey(
        "call_ins.PlanStep", on_delete=models.SET_NULL, related_name="+", null=True
    )

    def __str__(self) -> str:
        return self.text
