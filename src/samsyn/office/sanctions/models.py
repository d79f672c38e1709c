"""Tables of the consequences. All but an agency's own notes lie in the joint room.

A trigger lies where its group's record lies, and what hangs on it follows. What an agency notes on
its own measure lies in that agency's room, behind its wall.
"""

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord, Versioned

_STAFF = "accounts.Staff"


class Trigger(Versioned):
    """New violence that calls for a decision on a group. Where it stands is computed."""

    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="triggers")
    rule = models.CharField(max_length=16)
    because = models.TextField(blank=True)  # why this group, where the tests point elsewhere
    counted_from = models.DateTimeField()  # the window of the tests
    # The group's own figures as they stood; never another group's.
    score = models.DecimalField(max_digits=7, decimal_places=2, default=0)
    score_equal = models.DecimalField(max_digits=7, decimal_places=2, default=0)
    score_homicides = models.DecimalField(max_digits=7, decimal_places=2, default=0)
    is_contested = models.BooleanField(default=False)
    unattributed = models.PositiveSmallIntegerField(default=0)
    promise = models.ForeignKey(  # the promise that a consequence would honour
        "promises.Promise", on_delete=models.SET_NULL, related_name="+", null=True
    )
    memo = models.TextField(blank=True)
    memo_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["room", "-recorded_at"], name="newest_triggers")]

    def __str__(self) -> str:
        return self.rule


class TriggerIncident(RoomRecord):
    """An incident that the trigger rests on; it follows both."""

    trigger = models.ForeignKey(Trigger, on_delete=models.CASCADE, related_name="incidents")
    incident = models.ForeignKey(
        "incidents.Incident", on_delete=models.CASCADE, related_name="triggers"
    )
    incident_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    counted = models.BooleanField(default=True)  # to the group, when it was taken up

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["trigger", "incident"], name="a_trigger_rests_on_an_incident_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.incident_id)


class Decided(RoomRecord):
    """Who decided, for which agency, in which role, and why."""

    agency = models.ForeignKey("partners.Agency", on_delete=models.PROTECT, related_name="+")
    decided_as = models.CharField(max_length=120)
    reason = models.TextField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_says_who_and_why", condition=~Q(reason="") & ~Q(decided_as="")
            )
        ]


class TriggerDecision(Decided):
    """Act, do not act, or defer to a day. Never edited."""

    trigger = models.ForeignKey(Trigger, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=8)
    until = models.DateField(null=True)

    class Meta(Decided.Meta):
        constraints = [
            *Decided.Meta.constraints,
            models.CheckConstraint(
                name="a_deferral_has_a_day",
                condition=Q(verdict="defer", until__isnull=False)
                | Q(verdict__in=["act", "not_act"], until__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["trigger", "number"], name="decisions_are_taken_one_by_one"
            ),
            models.UniqueConstraint(
                fields=["trigger"],
                condition=Q(verdict__in=["act", "not_act"]),
                name="a_trigger_is_settled_once",
            ),
        ]

    def __str__(self) -> str:
        return self.verdict


class SanctionRound(Versioned):
    """Consequences for one group, until an effect is seen. Where it stands is computed."""

    trigger = models.OneToOneField(Trigger, on_delete=models.CASCADE, related_name="round")
    evidence = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    proportionality = models.TextField(blank=True)
    exit_criterion = models.TextField(blank=True)
    review_on = models.DateField(null=True)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    ended_as = models.CharField(max_length=12, blank=True)
    lessons = models.TextField(blank=True)
    lessons_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_round_that_ended_says_how",
                condition=Q(ended_on__isnull=True, ended_as="")
                | Q(ended_on__isnull=False) & ~Q(ended_as=""),
            ),
            models.CheckConstraint(
                name="a_round_ends_after_it_starts",
                condition=Q(ended_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.started_on)


class RoundDecision(Decided):
    """A decision to start, to go on, or to end. Never edited."""

    round = models.ForeignKey(SanctionRound, on_delete=models.CASCADE, related_name="decisions")
    move = models.CharField(max_length=16)
    decided_on = models.DateField()

    def __str__(self) -> str:
        return self.move


class ScopedMember(RoomRecord):
    """Somebody named in a round's scope. Nobody else is concerned. It follows both."""

    round = models.ForeignKey(SanctionRound, on_delete=models.CASCADE, related_name="scope")
    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="sanction_scopes"
    )
    person_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"], name="a_person_is_named_once_in_a_round"
            )
        ]

    def __str__(self) -> str:
        return str(self.person_id)


class Measure(RoomRecord):
    """What one agency is asked to do. The database keeps it as it was asked."""

    round = models.ForeignKey(SanctionRound, on_delete=models.CASCADE, related_name="measures")
    agency = models.ForeignKey("partners.Agency", on_delete=models.PROTECT, related_name="+")
    lever = models.CharField(max_length=24)
    what = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_measure_says_what", condition=~Q(what="")),
        ]
        indexes = [models.Index(fields=["agency", "-recorded_at"], name="measures_of_agency")]

    def __str__(self) -> str:
        return self.lever


class Tick(RoomRecord):
    """One step of a measure. The database lets only the measure's own agency take it.

    The counts are numbers alone: how many actions, and of those how many on somebody outside the
    named, or under 18.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="ticks")
    step = models.CharField(max_length=8)
    taken_on = models.DateField()
    until = models.DateField(null=True)
    actions = models.PositiveSmallIntegerField(null=True)
    outside = models.PositiveSmallIntegerField(null=True)
    minors = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "step"], name="a_step_is_taken_once"),
            models.CheckConstraint(
                name="no_more_outside_than_all",
                condition=Q(actions__isnull=True, outside__isnull=True, minors__isnull=True)
                | Q(outside__lte=F("actions"), minors__lte=F("actions")),
            ),
        ]

    def __str__(self) -> str:
        return self.step


class MeasureNote(RoomRecord):
    """What the agency notes on its own measure, in its own room: ground, reason, result."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="notes")
    step = models.CharField(max_length=8)
    note = models.TextField()

    def __str__(self) -> str:
        return self.step


class ReportBack(RoomRecord):
    """What a group was told of a round: by whom, when, in which words. It follows both."""

    round = models.ForeignKey(SanctionRound, on_delete=models.CASCADE, related_name="told")
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="told_of")
    group_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    told_on = models.DateField()
    told_by = models.CharField(max_length=120)
    said = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "group"], name="a_group_is_told_of_a_round_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.told_on)
