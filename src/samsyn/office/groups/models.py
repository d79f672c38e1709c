"""Groups and what is claimed of them. A group has a working name, never its own tag."""

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import Claim, Link, RoomRecord, Versioned, rules_of_links


class Group(Versioned):
    """One room's record of a set of people who act together."""

    working_name = models.CharField(max_length=80)
    sort_key = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    external_reference = models.CharField(max_length=80, blank=True)
    mapped_on = models.DateField(null=True)  # latest group audit

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_group_has_a_name", condition=~Q(working_name="")),
        ]
        indexes = [
            models.Index(fields=["compartment", "sort_key"], name="groups_in_order"),
            models.Index(fields=["room", "external_reference"], name="groups_by_reference"),
        ]

    def __str__(self) -> str:
        return self.working_name


class GroupFact(Claim):
    """A claim about one group; it follows the group's compartment."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta(Claim.Meta):
        abstract = True


class GroupAlias(GroupFact):
    """Another name that the group goes by."""

    name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.name


class GroupStanding(GroupFact):
    """Active, dormant, dissolved or merged, from a day."""

    standing = models.CharField(max_length=12)

    def __str__(self) -> str:
        return self.standing


class GroupAssessment(GroupFact):
    """One dated assessment: size band, cohesion, and what is known, believed and not known."""

    size_least = models.PositiveSmallIntegerField(null=True)
    size_most = models.PositiveSmallIntegerField(null=True)
    cohesion = models.CharField(max_length=10, blank=True)
    in_words = models.TextField(blank=True)
    known = models.TextField(blank=True)  # one statement a line
    believed = models.TextField(blank=True)
    not_known = models.TextField(blank=True)

    class Meta(GroupFact.Meta):
        constraints = [
            *GroupFact.Meta.constraints,
            models.CheckConstraint(
                name="a_size_band_is_in_order",
                condition=Q(size_least__isnull=True, size_most__isnull=True)
                | Q(size_most__gte=F("size_least")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.size_least}-{self.size_most}"


class Territory(GroupFact):
    """Where the group mostly moves: named areas and, if drawn, a polygon."""

    areas = models.CharField(max_length=300)
    outline = models.JSONField(null=True)  # [[longitude, latitude], ...] closed, WGS84

    def __str__(self) -> str:
        return self.areas


class Membership(Claim):
    """The claim that a person belongs to a group, in a role, for a time.

    It counts on a day only with two independent bases by then, an approval, a confirmation
    not older than the review period, and no dispute. `people` behind both walls see it.
    """

    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="memberships"
    )
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    group_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=12)
    approved_on = models.DateField(null=True)
    approved_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    end_reason = models.CharField(max_length=24, blank=True)
    second_basis_on = models.DateField(null=True)  # kept by the database from the bases

    class Meta(Claim.Meta):
        indexes = [
            models.Index(fields=["group", "review_on"], name="roster"),
            models.Index(fields=["person"], name="memberships_of_person"),
            models.Index(fields=["compartment", "review_on"], name="memberships_by_review"),
        ]

    def __str__(self) -> str:
        return self.role


class MembershipBasis(RoomRecord):
    """One dated basis for a membership. Two that are declared independent are needed."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="bases")
    group_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=24)
    dated_on = models.DateField()
    independent = models.BooleanField(default=True)
    source = models.ForeignKey(
        "people.Source", on_delete=models.PROTECT, related_name="+", null=True
    )
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.kind


class MembershipConfirmation(RoomRecord):
    """A review that found the membership still to hold, so that past rosters can be rebuilt."""

    membership = models.ForeignKey(
        Membership, on_delete=models.CASCADE, related_name="confirmations"
    )
    group_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on = models.DateField()
    holds_days = models.PositiveSmallIntegerField()
    holds_until = models.GeneratedField(
        expression=F("confirmed_on") + F("holds_days"),
        output_field=models.DateField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_confirmation_holds_a_year_at_most",
                condition=Q(holds_days__gte=1, holds_days__lte=366),
            )
        ]
        indexes = [
            models.Index(fields=["compartment", "confirmed_on"], name="newest_confirmations")
        ]

    def __str__(self) -> str:
        return str(self.confirmed_on)


class MembershipDispute(RoomRecord):
    """A time in which the membership was contested, and counted for nothing."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="disputes")
    group_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    disputed_on = models.DateField()
    reason = models.CharField(max_length=300)
    settled_on = models.DateField(null=True)  # the first day that it is no longer contested
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_dispute_is_settled_after_it_began",
                condition=Q(settled_on__isnull=True) | Q(settled_on__gte=F("disputed_on")),
            ),
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(settled_on__isnull=True),
                name="a_membership_has_one_open_dispute",
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class GroupRelation(Versioned, Claim):
    """A dispute, alliance, truce or supply between two groups of one room, for a time."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="relations_back")
    other_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=12, default="active")
    certainty = models.CharField(max_length=12, default="unknown")
    cause = models.CharField(max_length=300, blank=True)

    class Meta(Claim.Meta):
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                name="a_relation_joins_two_groups", condition=~Q(group=F("other"))
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class GroupLink(Link):
    """Two records of the same group, in two rooms, or of two that are never to be confused."""

    end = "group"

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="links_back")

    class Meta:
        constraints = rules_of_links(
            "group",
            joins_two="a_group_link_joins_two_records",
            verdict="a_verdict_on_groups_is_same_or_different",
            stands_once="two_groups_have_one_standing_link",
        )

    def __str__(self) -> str:
        return self.verdict
