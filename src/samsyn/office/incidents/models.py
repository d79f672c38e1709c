"""Incidents and the parts that people and groups had. Victim and suspect are kept apart."""

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import Claim, Link, RoomRecord, Versioned, rules_of_links


class Incident(Versioned):
    """One room's record of a violent event, with what is known and how exactly."""

    kind = models.CharField(max_length=24)
    earliest_at = models.DateTimeField()
    latest_at = models.DateTimeField()
    time_precision = models.CharField(max_length=8)
    area = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=200, blank=True)
    place_precision = models.CharField(max_length=14, default="unknown")
    longitude = models.FloatField(null=True)  # WGS84
    latitude = models.FloatField(null=True)
    # The police's criteria for a confirmed shooting: traces, or two independent eyewitnesses.
    has_traces = models.BooleanField(null=True)
    independent_witnesses = models.BooleanField(null=True)
    lawful_or_accidental = models.BooleanField(null=True)
    weapon = models.CharField(max_length=20, blank=True)
    shots_fired = models.PositiveSmallIntegerField(null=True)
    indoors = models.BooleanField(null=True)
    dead = models.PositiveSmallIntegerField(default=0)
    injured = models.PositiveSmallIntegerField(default=0)
    harm_known = models.BooleanField(default=True)
    status = models.CharField(max_length=16, default="reported")
    member_involved = models.CharField(max_length=12, default="unknown")
    group_motivated = models.CharField(max_length=12, default="unknown")
    involvement_basis = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    source = models.ForeignKey(
        "people.Source", on_delete=models.PROTECT, related_name="+", null=True
    )
    source_reliability = models.CharField(max_length=20, default="not_assessed")
    information_accuracy = models.CharField(max_length=40, default="not_assessed")
    external_reference = models.CharField(max_length=80, blank=True)
    hides_place = models.BooleanField(default=False)  # may be a protected person's home
    review_again = models.BooleanField(default=False)  # a suspect was cleared after the review

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_moment_ends_after_it_starts",
                condition=Q(latest_at__gte=F("earliest_at")),
            ),
            models.CheckConstraint(
                name="a_point_has_both_coordinates",
                condition=Q(longitude__isnull=True, latitude__isnull=True)
                | Q(longitude__range=(-180, 180), latitude__range=(-90, 90)),
            ),
        ]
        indexes = [
            models.Index(fields=["compartment", "-latest_at"], name="newest_incidents"),
            models.Index(fields=["-latest_at"], name="incidents_by_time"),
            models.Index(fields=["compartment", "recorded_at"], name="newest_recorded"),
            # Counted by day and by area, all of them, without a look at the rows themselves.
            models.Index(
                fields=["compartment", "earliest_at"],
                include=["latest_at", "status", "kind", "area", "room", "id"],
                name="incidents_counted",
            ),
            models.Index(fields=["room", "external_reference"], name="incidents_by_reference"),
        ]

    def __str__(self) -> str:
        return self.kind


class Involvement(Claim):
    """A person's part in an incident; `person` is empty for somebody not identified."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="involvements")
    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="involvements", null=True
    )
    # The incident's own compartment while nobody is identified.
    person_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=10)
    harm = models.CharField(max_length=10, default="unknown")
    intended = models.BooleanField(null=True)
    suspicion = models.CharField(max_length=16, default="not_suspected")
    at_home = models.BooleanField(null=True)  # whether it happened where this person lives

    class Meta(Claim.Meta):
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                name="only_a_suspect_is_suspected",
                condition=Q(role="suspect") & ~Q(suspicion="not_suspected")
                | ~Q(role="suspect") & Q(suspicion="not_suspected"),
            ),
        ]
        indexes = [models.Index(fields=["person"], name="involvements_of_person")]

    def __str__(self) -> str:
        return self.role


class IncidentGroup(Claim):
    """The claim that a group stood on one side of an incident, with how certain that is."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="sides")
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="sides")
    group_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(max_length=10)
    certainty = models.CharField(max_length=12, default="unknown")

    def __str__(self) -> str:
        return self.side


class IncidentReview(RoomRecord):
    """One reading of an incident by somebody named: what was judged, and on what. Never edited."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="reviews")
    status = models.CharField(max_length=16)
    member_involved = models.CharField(max_length=12)
    group_motivated = models.CharField(max_length=12)
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["incident", "-recorded_at"], name="reviews_of_incident")]

    def __str__(self) -> str:
        return self.status


class IncidentLink(Link):
    """Two records of the same incident, in two rooms, or of two that are never to be confused."""

    end = "incident"

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="links_back")

    class Meta:
        constraints = rules_of_links(
            "incident",
            joins_two="a_link_joins_two_incidents",
            verdict="a_verdict_on_incidents_is_same_or_different",
            stands_once="two_incidents_have_one_standing_link",
        )

    def __str__(self) -> str:
        return self.verdict
