"""The form that takes in a file from another installation."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PackageForm(forms.Form):
    """A package, or the receipt of one."""

    package = forms.FileField(
        label=_("File"),
        help_text=_("A package that the other installation has given you, or its receipt."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Ask for it again."),
            "missing": _("Choose a file."),
        },
    )
