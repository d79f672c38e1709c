"""Persons and what is claimed of them. Every table here stands behind the wall.

A person is one room's record. The same human being may have a record in each room; a
`PersonLink` joins two of them and can be undone, and "never the same" is kept.
"""

from typing import Any

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import Claim, Link, RoomRecord, Versioned, rules_of_links


class Source(RoomRecord):
    """What claims rest on: a report, an observation, a partner's word, a file.

    It lies with what rests on it: the database moves it, or copies it, when a claim lies in a
    restricted compartment, so that its title is read by nobody who may not read the claim.
    """

    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    reliability = models.CharField(max_length=20, default="not_assessed")
    dated_on = models.DateField(null=True)
    origin = models.UUIDField(null=True)  # of a copy: the source in whose stead it lies here

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_source_is_titled", condition=~Q(title="")),
            models.UniqueConstraint(
                fields=["origin", "compartment"],
                condition=Q(origin__isnull=False),
                name="one_copy_of_a_source_in_a_compartment",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Person(Versioned):
    """One room's record of one human being; unknown identity is allowed.

    `standing` decides what may ever be claimed: the database refuses a membership or a
    suspicion for somebody held only as a victim.
    """

    identity = models.CharField(max_length=10, default="known")
    standing = models.CharField(max_length=12, default="in_scope")
    protected_identity = models.CharField(max_length=24, default="none")
    born_earliest = models.DateField(null=True)
    born_latest = models.DateField(null=True)
    died_on = models.DateField(null=True)
    not_suspected = models.BooleanField(default=True)  # polisens brottsdatalag 3:4: marked
    external_reference = models.CharField(max_length=80, blank=True)
    restricted_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_birth_interval_has_both_ends_in_order",
                condition=Q(born_earliest__isnull=True, born_latest__isnull=True)
                | Q(born_latest__gte=F("born_earliest")),
            ),
            models.CheckConstraint(
                name="a_standing_is_known",
                condition=Q(standing__in=["in_scope", "victim_only"]),
            ),
            models.CheckConstraint(
                name="a_protected_identity_is_known",
                condition=Q(
                    protected_identity__in=["none", "secrecy_mark", "protected_registration"]
                ),
            ),
            models.CheckConstraint(
                name="nobody_held_only_as_a_victim_is_marked_as_suspected",
                condition=~Q(standing="victim_only") | Q(not_suspected=True),
            ),
        ]
        indexes = [
            models.Index(fields=["compartment", "-recorded_at"], name="newest_people"),
            models.Index(fields=["room", "external_reference"], name="people_by_reference"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PersonFact(Claim):
    """A claim about one person; it follows the person's compartment wherever that moves."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta(Claim.Meta):
        abstract = True


class PersonName(PersonFact):
    """One name: the legal one, or an alias."""

    kind = models.CharField(max_length=10, default="legal")
    given = models.CharField(max_length=80, blank=True)
    family = models.CharField(max_length=80, blank=True)
    sort_key = models.CharField(max_length=170)  # Swedish order on any server

    class Meta(PersonFact.Meta):
        constraints = [
            *PersonFact.Meta.constraints,
            models.CheckConstraint(name="a_name_says_something", condition=~Q(given="", family="")),
        ]

    def __str__(self) -> str:
        return f"{self.given} {self.family}".strip()


class IdentityNumber(RoomRecord):
    """An identity number: encrypted, with a keyed hash to match by.

    Never unique by force: that error would tell of a record that the writer may not see.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identity_numbers")
    kind = models.CharField(max_length=20)
    sealed = models.BinaryField()
    match_key = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["match_key"], name="identity_numbers_by_match")]

    def __str__(self) -> str:
        return self.kind


_UNCHECKED: dict[str, Any] = {
    "on_delete": models.PROTECT,
    "related_name": "+",
    "db_constraint": False,
    "db_index": False,
}


class SearchToken(RoomRecord):
    """A keyed hash of a part of a name; search is equality, so the wall costs no index.

    A person has a dozen. The two checks that the wall adds, token to person and compartment
    to room, imply the four that Django would add, and those would take most of an import.
    """

    room = models.ForeignKey("partners.Room", **_UNCHECKED)
    compartment = models.ForeignKey("partners.Compartment", **_UNCHECKED)
    recorded_by = models.ForeignKey("accounts.Staff", **_UNCHECKED)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="search_tokens", db_constraint=False
    )
    token = models.BigIntegerField()
    weight = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["token", "compartment"], name="people_by_token")]

    def __str__(self) -> str:
        return str(self.token)


class PersonTie(Claim):
    """A documented tie between two people of one room; several may hold at once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ties")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ties_back")
    other_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20)
    weight = models.FloatField(default=1)

    class Meta(Claim.Meta):
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(name="a_tie_joins_two_people", condition=~Q(person=F("other"))),
        ]

    def __str__(self) -> str:
        return self.kind


class PersonLink(Link):
    """Two records of the same human being, or of two who are never to be confused."""

    end = "person"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="links_back")

    class Meta:
        constraints = rules_of_links(
            "person",
            joins_two="a_link_joins_two_records",
            verdict="a_verdict_is_same_or_different",
            stands_once="two_people_have_one_standing_link",
        )

    def __str__(self) -> str:
        return self.verdict
