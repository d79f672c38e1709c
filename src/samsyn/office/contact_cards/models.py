"""The site's support line and the words of its cards, batches of cards, cards, deliveries.

All of it lies in the site's joint room. That a card was quoted stands nowhere here: it is
in a ledger of marks that nobody reads (migration `0003_quotes`).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class SupportLine(RoomRecord):
    """One version of the number on the cards. Never edited; the latest one is in force."""

    number = models.CharField(max_length=24)
    name = models.CharField(max_length=40)
    help_page = models.CharField(max_length=60)
    answers_within_hours = models.PositiveSmallIntegerField()
    open_hours = models.CharField(max_length=24, blank=True)  # '' is round the clock

    class Meta:
        indexes = [models.Index(fields=["compartment", "-recorded_at"], name="latest_line")]

    def __str__(self) -> str:
        return self.number


class CardText(RoomRecord):
    """One version of a card's words in one language. Only its approval is added afterwards."""

    language = models.CharField(max_length=8)
    question = models.CharField(max_length=60)
    who_answers = models.CharField(max_length=180)
    code_line = models.CharField(max_length=40)
    answer_line = models.CharField(max_length=60)
    short_line = models.CharField(max_length=90)
    translated_by = models.CharField(max_length=80, blank=True)  # the translator's role
    translated_on = models.DateField(null=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["compartment", "language", "-recorded_at"], name="latest_text")
        ]
        constraints = [
            models.CheckConstraint(
                name="a_card_text_is_approved_by_another",
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False) & ~Q(approved_by=models.F("recorded_by")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.question}"


class CardBatch(RoomRecord):
    """Cards ordered together for one occasion: what is counted together."""

    number = models.PositiveIntegerField()  # within the room
    occasion_kind = models.CharField(max_length=10)  # call_in, talks, other
    occasion_id = models.UUIDField(null=True)  # of a call-in, soft: it lies in a higher app
    occasion = models.CharField(max_length=80)
    languages = ArrayField(models.CharField(max_length=8))  # the first is the front's
    size = models.PositiveSmallIntegerField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "number"], name="a_batch_number_is_given_once"),
            models.CheckConstraint(
                name="a_batch_fills_its_sheets", condition=Q(size__gte=10, size__lte=200)
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class ContactCard(RoomRecord):
    """One card. Its identifier follows from its code and the installation's key."""

    batch = models.ForeignKey(CardBatch, on_delete=models.PROTECT, related_name="cards")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=9, unique=True)
    lost_at = models.DateTimeField(null=True)
    lost_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="one_card_a_place"),
            models.UniqueConstraint(fields=["id", "room"], name="a_card_and_its_room"),
        ]

    def __str__(self) -> str:
        return self.code


class CardDelivery(RoomRecord):
    """That a card was handed to somebody. Lies beside the record that it was handed over at.

    Whoever may not see that record may not see who got the card.
    """

    card = models.OneToOneField(ContactCard, on_delete=models.PROTECT, related_name="delivery")
    kind = models.CharField(max_length=12)  # attendance, talk, occasion
    about_id = models.UUIDField()  # of the attendance, talk or batch
    handed_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["about_id"], name="cards_handed_over_at")]

    def __str__(self) -> str:
        return f"{self.kind} {self.about_id}"


class CardPrinting(RoomRecord):
    """That a batch was printed, with the versions of number and words that stood on it."""

    batch = models.ForeignKey(CardBatch, on_delete=models.PROTECT, related_name="printings")
    support_line = models.ForeignKey(SupportLine, on_delete=models.PROTECT, related_name="+")
    texts = ArrayField(models.UUIDField())

    def __str__(self) -> str:
        return f"{self.batch_id} {self.recorded_at}"
