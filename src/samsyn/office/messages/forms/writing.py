"""Forms in which a text is written."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.office.messages.changes import Revised, TextPlan, VersionPlan, Wording
from samsyn.office.ui.bound_fields import UsualFirst
from samsyn.office.ui.office_forms import OfficeForm, day_field
from samsyn.vocabulary.messages import MessageKind

LONGEST = 8000
END = _("On this day the text no longer holds. At most two years after the first day.")


class WordingForm(OfficeForm):
    """What a version says, and for how long."""

    heading = forms.CharField(label=_("Heading"), required=False, max_length=160)
    body = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("A blank line begins a new paragraph. A part stands in braces, as {telefon}."),
        error_messages={"required": _("Write what shall be said.")},
    )
    valid_from = day_field(pgettext("text", "Holds from"))
    valid_to = day_field(_("Holds until"), hint=END)
    translated_by = forms.CharField(
        label=_("Translated by"),
        required=False,
        max_length=120,
        help_text=_("In which role, such as “authorised translator”. Not for Swedish and English."),
    )
    translated_on = day_field(_("Translated on"))

    def wording(self) -> Wording:
        """Return what was typed as a wording."""
        return Wording(
            heading=self.text("heading"),
            body=self.text("body"),
            valid_from=self.day("valid_from"),
            valid_to=self.day("valid_to"),
            translated_by=self.text("translated_by"),
            translated_on=self.day("translated_on"),
        )


class TextForm(WordingForm):
    """A new text with its first version."""

    room = forms.ChoiceField(label=_("Site"), widget=UsualFirst)
    kind = forms.ChoiceField(label=_("Kind of text"))
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("As colleagues will look for it.")
    )
    language = forms.ChoiceField(label=_("Language"), widget=UsualFirst)
    field_order = ("room", "kind", "name", "language", "heading", "body")

    def plan(self) -> TextPlan:
        """Return what was typed as a plan."""
        return TextPlan(
            room_id=int(self.text("room")),
            kind=MessageKind(self.text("kind")),
            name=self.text("name"),
            language=self.text("language"),
            wording=self.wording(),
        )


class VersionForm(WordingForm):
    """The next version of a text."""

    language = forms.ChoiceField(label=_("Language"))
    field_order = ("language", "heading", "body")

    def plan(self, text_id: UUID) -> VersionPlan:
        """Return what was typed as a plan."""
        return VersionPlan(text_id=text_id, language=self.text("language"), wording=self.wording())


class DraftForm(WordingForm):
    """A draft; the revision that was read goes with it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def plan(self, version_id: UUID) -> Revised:
        """Return what was typed as a revision."""
        return Revised(
            version_id=version_id,
            revision=self.number("revision") or 0,
            wording=self.wording(),
        )
