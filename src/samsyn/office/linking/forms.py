"""What is typed to link two records."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.linking.changes import LONGEST_REASON


class LinkForm(forms.Form):
    """Whether two records are of the same."""

    other = forms.CharField(label=_("The other record's code"), max_length=10)
    verdict = forms.ChoiceField(label=_("Verdict"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Why"), max_length=LONGEST_REASON, widget=forms.Textarea)

    def __init__(self, data: Any = None, *, verdicts: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        verdict = self.fields["verdict"]
        if isinstance(verdict, forms.ChoiceField):
            verdict.choices = verdicts
