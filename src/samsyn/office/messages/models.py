"""Texts of the library and their versions. No row here is about a person.

A version's wording is frozen from the moment it waits for approval; the database holds to that.
Where a version stands is computed from its facts (`states`), never stored.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from samsyn.office.access.records import RoomRecord
from samsyn.vocabulary.messages import OWN_LANGUAGES, SINGLE


class MessageText(RoomRecord):
    """One text of the site, such as its core message. Its wording is in the versions."""

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "compartment", "kind", Lower("name"), name="a_text_of_a_kind_has_its_own_name"
            ),
            models.UniqueConstraint(
                fields=["compartment", "kind"],
                condition=Q(kind__in=sorted(one.value for one in SINGLE)),
                name="a_single_kind_has_one_text",
            ),
            models.CheckConstraint(name="a_text_has_a_name", condition=~Q(name__regex=r"^\s*$")),
        ]

    def __str__(self) -> str:
        return self.name


class MessageVersion(RoomRecord):
    """One wording of a text in one language. Numbered for the text and the language.

    `recorded_by` began it; `writers` are all who have written in it, none of whom may approve.
    """

    text = models.ForeignKey(MessageText, on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(max_length=12)  # BCP 47, such as sv, en, ar
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=160, blank=True)
    body = models.TextField()
    translated_by = models.CharField(max_length=120, blank=True)  # in which role
    translated_on = models.DateField(null=True)
    writers = ArrayField(models.IntegerField())
    revision = models.PositiveIntegerField(default=1)  # of the draft, for two who write at once
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)  # the first day that it no longer holds
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    kept_because = models.CharField(max_length=400, blank=True)  # against the language advice
    sent_back_at = models.DateTimeField(null=True)
    sent_back_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    sent_back_because = models.CharField(max_length=400, blank=True)
    legally_checked_by = models.CharField(max_length=120, blank=True)  # name and post
    legally_checked_on = models.DateField(null=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    withdrawn_because = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text", "language", "number"], name="a_version_is_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["text", "language"],
                condition=Q(approved_at__isnull=True, withdrawn_at__isnull=True),
                name="one_version_at_a_time_is_unfinished",
            ),
            models.CheckConstraint(
                name="a_version_says_something", condition=~Q(body__regex=r"^\s*$")
            ),
            models.CheckConstraint(
                name="a_version_is_in_a_language",
                condition=Q(language__regex=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
            ),
            models.CheckConstraint(
                name="a_version_holds_for_at_most_two_years",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gt=F("valid_from"), valid_to__lte=F("valid_from") + 731),
            ),
            models.CheckConstraint(
                name="an_approved_version_is_submitted_and_dated",
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    submitted_at__isnull=False,
                    valid_from__isnull=False,
                    valid_to__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="an_approved_translation_is_marked",
                condition=Q(approved_at__isnull=True)
                | Q(language__in=OWN_LANGUAGES)
                | ~Q(translated_by="") & Q(translated_on__isnull=False),
            ),
            models.CheckConstraint(
                name="a_legal_check_has_a_name_and_a_day",
                condition=Q(legally_checked_by="", legally_checked_on__isnull=True)
                | ~Q(legally_checked_by="") & Q(legally_checked_on__isnull=False),
            ),
            models.CheckConstraint(
                name="a_withdrawal_says_why",
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_because__regex=r"^\s*$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.number}"


class MessageLanguage(RoomRecord):
    """A language that the site has added to Swedish and English."""

    code = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["compartment", "code"], name="a_language_is_added_once")
        ]

    def __str__(self) -> str:
        return self.code
