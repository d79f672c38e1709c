"""Assessments of children. None is ever edited: the newest counts."""

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord


class ChildAssessment(RoomRecord):
    """What somebody entitled found to be best for a child before a contact, and for how long.

    `is_young` says that the child might be under 15 that day: then it holds for a month, and only
    with the guardians' consent and social services taking part.
    """

    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="child_assessments"
    )
    made_on = models.DateField()
    verdict = models.CharField(max_length=4)
    best_interest = models.TextField()
    childs_view = models.CharField(max_length=400, blank=True)
    guardians = models.CharField(max_length=10)
    guardians_note = models.CharField(max_length=300, blank=True)
    social_services = models.CharField(max_length=12)
    school_is_involved = models.BooleanField(default=False)
    conditions = models.CharField(max_length=300, blank=True)
    is_young = models.BooleanField()
    holds_days = models.PositiveSmallIntegerField()
    holds_until = models.GeneratedField(  # the first day on which it no longer holds
        expression=F("made_on") + F("holds_days"),
        output_field=models.DateField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_assessment_of_a_child_says_why", condition=~Q(best_interest="")
            ),
            models.CheckConstraint(
                name="an_assessment_of_a_child_holds_for_its_time",
                condition=Q(is_young=True, holds_days=30) | Q(is_young=False, holds_days=90),
            ),
            models.CheckConstraint(
                name="a_young_child_is_met_with_consent_and_social_services",
                condition=Q(is_young=False)
                | Q(verdict="not")
                | Q(guardians="agreed", social_services="takes_part"),
            ),
            models.CheckConstraint(
                name="guardians_who_are_not_told_have_a_reason",
                condition=~Q(guardians="not_told") | ~Q(guardians_note=""),
            ),
        ]
        indexes = [models.Index(fields=["person", "-recorded_at"], name="newest_assessments")]

    def __str__(self) -> str:
        return self.verdict
