"""Sites, agencies, rooms, and which staff hold which role where. No row on a person is here.

The application only reads these tables; an operator's command writes them. A compartment is
what row-level security compares: one integer per row. Each room has one open compartment; a
restricted record, or one that some staff are shut out of, has its own. What waits to be erased
lies in a hidden one, which nobody of the staff is ever named for. Only an emergency is begun by
staff themselves, through a function of the database that asks what they may.
"""

from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

EMERGENCY_LASTS = timedelta(hours=3)
OPENS_IN_EMERGENCY = ("police", "probation", "municipality")  # never what holds help and support


class Site(models.Model):
    """A place that runs the strategy: one or several municipalities."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    brand = models.CharField(max_length=80)
    time_zone = models.CharField(max_length=40, default="Europe/Stockholm")
    started_on = models.DateField(null=True)
    membership_review_days = models.PositiveSmallIntegerField(default=180)
    youngest_listed_age = models.PositiveSmallIntegerField(default=15)  # in a group, whole years
    small_number_threshold = models.PositiveSmallIntegerField(default=5)
    map_longitude = models.FloatField(default=15.2)
    map_latitude = models.FloatField(default=59.3)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_membership_is_reviewed_within_a_year",
                condition=Q(membership_review_days__gte=30, membership_review_days__lte=366),
            ),
            models.CheckConstraint(
                name="children_are_not_listed_in_groups",
                condition=Q(youngest_listed_age__gte=13, youngest_listed_age__lte=21),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SiteLogo(models.Model):
    """The mark at the head of a site's prints, checked by `logos` before it is kept."""

    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="logo")
    kind = models.CharField(max_length=3)  # svg, png
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_logo_is_svg_or_png", condition=Q(kind__in=["svg", "png"])
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.site_id}"


class SiteLimit(models.Model):
    """A limit that a site has set for itself, from a day on. What began before keeps the older."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="limits")
    name = models.CharField(max_length=24)  # of rules.Limit
    value = models.PositiveSmallIntegerField()
    applies_from = models.DateField()
    decided_by = models.CharField(max_length=120)  # name and title
    set_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "name", "applies_from"], name="a_limit_is_set_once_for_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.applies_from}"


class Municipality(models.Model):
    """A municipality of a site, with SCB's four-digit code."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="municipalities")
    code = models.CharField(max_length=4)
    name = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "code"], name="one_row_per_municipality")
        ]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """An organisation that can be a partner and answer for rooms."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=30)

    def __str__(self) -> str:
        return self.name


class Partner(models.Model):
    """An agency in a site's agreement."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="partners")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "agency"], name="one_row_per_partner"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} · {self.site}"


class Peer(models.Model):
    """Another installation of Samsyn, as its key card describes it.

    Nothing is told it, nor taken from it, before somebody has read its fingerprint to it.
    """

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200, blank=True)  # '' where packages go as files
    signing_key = models.CharField(max_length=43, unique=True)  # Ed25519, public
    opening_key = models.CharField(max_length=43)  # X25519, public
    added_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=120, blank=True)  # name and title

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_confirmed_peer_says_by_whom",
                condition=Q(confirmed_at__isnull=True, confirmed_by="")
                | Q(confirmed_at__isnull=False) & ~Q(confirmed_by=""),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Room(models.Model):
    """Where records live: one controller, one legal regime.

    The joint room's controller is the agency that the partners chose. A room at another
    installation stands here too, so that it can be told and can tell: nobody holds a role in it,
    and no record lies in it.
    """

    key = models.SlugField(unique=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="rooms", null=True)
    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="rooms", null=True)
    key_there = models.SlugField(blank=True, default="", db_default="")
    works_with = models.ForeignKey(
        Site, on_delete=models.PROTECT, related_name="rooms_elsewhere", null=True
    )  # the site here that a room elsewhere belongs to
    controller = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    regime = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    number_prefix = models.CharField(max_length=8, blank=True)  # of its disclosures

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_room_is_a_sites_or_elsewhere",
                condition=Q(peer__isnull=True, works_with__isnull=True, key_there="")
                & ~Q(number_prefix="")
                & (Q(site__isnull=False) | Q(kind="national"))
                | Q(peer__isnull=False, works_with__isnull=False, site__isnull=True)
                & Q(number_prefix="")
                & ~Q(key_there=""),
            ),
            models.UniqueConstraint(
                fields=["number_prefix"],
                condition=Q(peer__isnull=True),
                name="a_prefix_is_one_rooms",
            ),
            models.UniqueConstraint(
                fields=["peer", "key_there"],
                condition=Q(peer__isnull=False),
                name="a_room_elsewhere_stands_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StaffRole(models.Model):
    """A member of staff's role in one room, for a time."""

    staff = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="roles")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    starts_at = models.DateTimeField(db_default=Now())
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "room", "role"],
                condition=Q(ends_at__isnull=True),
                name="a_role_in_a_room_is_held_once",
            ),
            models.CheckConstraint(
                name="nobody_is_given_an_emergency", condition=~Q(role="emergency")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} · {self.room_id}"


class Grant(models.Model):
    """One line of `access.deeds.GRANTS`, as the database reads it."""

    role = models.CharField(max_length=30)
    deed = models.CharField(max_length=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["role", "deed"], name="one_line_per_grant"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.deed}"


class Compartment(models.Model):
    """A part of a room with one set of readers."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    is_open = models.BooleanField(default=True)  # to everyone who reads in the room
    is_default = models.BooleanField(default=False)  # where new records are put
    is_hidden = models.BooleanField(
        default=False, db_default=False
    )  # where records wait to be erased

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_hidden_part_is_nobodys",
                condition=Q(is_hidden=False) | Q(is_open=False, is_default=False),
            ),
            models.UniqueConstraint(
                fields=["room"], condition=Q(is_hidden=True), name="one_hidden_part_per_room"
            ),
            models.UniqueConstraint(fields=["id", "room"], name="compartment_and_its_room"),
            models.UniqueConstraint(
                fields=["room"], condition=Q(is_default=True), name="one_default_part_per_room"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} · {self.room_id}"


class CompartmentStaff(models.Model):
    """Somebody named for a compartment: let in, or shut out. Shut out wins."""

    compartment = models.ForeignKey(Compartment, on_delete=models.CASCADE, related_name="named")
    staff = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    shut_out = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["compartment", "staff"], name="named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.compartment_id} · {self.staff_id}"


class Emergency(models.Model):
    """That somebody opened a room of another agency for three hours, and that it was reviewed.

    Written by functions of the database alone, which date it; see migration 0009. It says which
    room, never which record: whether anything is held there is not asked before.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    staff = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    room_kind = models.CharField(max_length=30)
    ground = models.CharField(max_length=12)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # before its time, by either side
    due_on = models.DateField()  # the review
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_emergency_lasts_three_hours",
                condition=Q(ends_at=F("starts_at") + EMERGENCY_LASTS),
            ),
            models.CheckConstraint(
                name="no_emergency_opens_support",
                condition=Q(room_kind__in=OPENS_IN_EMERGENCY),
            ),
            models.CheckConstraint(
                name="an_emergency_has_a_ground",
                condition=Q(ground__in=["life", "attack", "child"]),
            ),
            models.CheckConstraint(
                name="a_signed_emergency_has_its_signer",
                condition=Q(signed_at__isnull=True, signed_by__isnull=True)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_reviews_their_own_emergency",
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("staff")),
            ),
        ]
        indexes = [models.Index(fields=["staff", "-ends_at"], name="emergencies_of_staff")]

    def __str__(self) -> str:
        return f"{self.staff_id} · {self.room_id}"


class EmergencyAccount(models.Model):
    """What was written of an emergency: why, by who opened; what it came to, by who reviewed."""

    emergency = models.OneToOneField(
        Emergency, on_delete=models.PROTECT, primary_key=True, related_name="account"
    )
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=400)
    verdict = models.CharField(max_length=12, blank=True)
    findings = models.TextField(blank=True)
    emptied_on = models.DateField(null=True)  # both texts, when a rule says that they are due

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_emergency_has_a_reason_until_it_is_emptied",
                condition=Q(emptied_on__isnull=True) & ~Q(reason="")
                | Q(emptied_on__isnull=False, reason="", findings=""),
            ),
            models.CheckConstraint(
                name="a_verdict_on_an_emergency_is_known",
                condition=Q(verdict__in=["", "in_order", "ask_head", "incident"]),
            ),
        ]

    def __str__(self) -> str:
        return str(self.emergency_id)
