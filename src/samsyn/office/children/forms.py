"""What is typed of a child's best interests. The last day is computed: there is no field for it."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.children.changes import LONGEST, LONGEST_REASONING, LONGEST_VIEW, AssessmentPlan
from samsyn.office.ui.office_forms import OfficeForm, lines_field
from samsyn.vocabulary.children import ChildVerdict, GuardianPart, SocialPart


class AssessmentForm(OfficeForm):
    """An assessment before anybody gets in touch with a child."""

    best_interest = lines_field(
        _("What is best for the child, and why?"),
        _("Help first. What can the contact give the child, what can it harm, what else is there?"),
        most=LONGEST_REASONING,
        required=True,
    )
    childs_view = lines_field(
        _("What does the child say?"),
        _("A child has the right to be heard. Say so if nobody has asked, and why."),
        most=LONGEST_VIEW,
    )
    guardians = forms.ChoiceField(label=_("Guardians"), widget=forms.RadioSelect)
    guardians_note = forms.CharField(
        label=_("About the guardians"),
        help_text=_("Who was told and when, or why nobody was."),
        max_length=LONGEST,
        required=False,
    )
    social_services = forms.ChoiceField(label=_("Social services"), widget=forms.RadioSelect)
    school_is_involved = forms.BooleanField(label=_("The school is involved"), required=False)
    conditions = lines_field(
        _("Conditions"), _("How, where and with whom. The team reads it."), most=LONGEST
    )
    verdict = forms.ChoiceField(
        label=_("May somebody get in touch with the child?"), widget=forms.RadioSelect
    )

    def plan(self, person_id: UUID) -> AssessmentPlan:
        """Return what was typed as a plan."""
        return AssessmentPlan(
            person_id=person_id,
            verdict=ChildVerdict(self.text("verdict")),
            best_interest=self.text("best_interest"),
            childs_view=self.text("childs_view"),
            guardians=GuardianPart(self.text("guardians")),
            guardians_note=self.text("guardians_note"),
            social_services=SocialPart(self.text("social_services")),
            school_is_involved=self.cleaned_data["school_is_involved"],
            conditions=self.text("conditions"),
        )
