"""The library's forms, without its placeholders and lists: labels and the page's words suffice."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django.forms import Form


class SignInForm(LoginForm):  # type: ignore[misc]  # the library is untyped
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keep_labels_only(self)


class OwnPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # the library is untyped
    """The present password, and another one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keep_labels_only(self)


def _keep_labels_only(form: Form) -> None:
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
        field.help_text = ""  # a list in HTML, of what the page says already
