"""What was proposed and what was decided, kept side by side as they were that day."""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class ReachDecision(RoomRecord):
    """A plan that somebody took into the ledger: what was asked, and what it was thought to reach.

    Counts are of the room's own open part, so that everybody who reads it may see them.
    """

    call_in = models.ForeignKey(
        "call_ins.CallIn", on_delete=models.CASCADE, related_name="reach_decisions"
    )
    asked = models.JSONField()  # the question without anybody in it
    people = models.PositiveIntegerField()  # to be reached
    contacts = models.PositiveIntegerField()
    proposed = models.PositiveIntegerField()  # people, before any change by hand
    proposed_reach = models.FloatField()
    chosen = models.PositiveIntegerField()
    chosen_reach = models.FloatField()
    is_proved = models.BooleanField()  # that nobody could have chosen better under what was asked

    class Meta:
        indexes = [models.Index(fields=["call_in", "-recorded_at"], name="newest_reach_decisions")]

    def __str__(self) -> str:
        return str(self.chosen)


class ReachDecisionLine(RoomRecord):
    """One person who was proposed, or chosen, or both; and why the planner moved them.

    It holds no figure about the person.
    """

    decision = models.ForeignKey(ReachDecision, on_delete=models.CASCADE, related_name="lines")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    is_proposed = models.BooleanField()
    is_chosen = models.BooleanField()
    by_hand = models.CharField(max_length=8, blank=True)  # added, left_out
    because = models.CharField(max_length=300, blank=True)
    session = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "person"], name="a_person_stands_once_in_a_reach_decision"
            ),
            models.CheckConstraint(
                name="a_change_by_hand_says_why", condition=Q(by_hand="") | ~Q(because="")
            ),
        ]

    def __str__(self) -> str:
        return self.by_hand
