"""What a control needs to know about its Django BoundField: attributes and descriptions.

A choice that must be made is not made by the page: a list of several begins at "Choose" unless a
value is given, or the form says that its first choice is the usual one.
"""

from typing import Any

from django.forms import BoundField, ClearableFileInput, Select, Textarea
from django.utils.safestring import SafeString
from django.utils.translation import gettext

TEXTAREA_DEFAULTS = (("cols", "40"), ("rows", "10"))


class UsualFirst(Select):
    """A list whose first choice is the usual one, such as the only room that one writes in."""


def control_widget(
    bound: BoundField, *, short: bool = False, rows: int | None = None
) -> SafeString:
    """Return the field's control as HTML."""
    widget = bound.field.widget
    if type(widget) is Select and bound.field.required and bound.value() in (None, ""):
        offered: list[Any] = list(widget.choices)
        if len(offered) > 1 and all(value != "" for value, _label in offered):
            widget.choices = [("", gettext("Choose")), *offered]
    return bound.as_widget(attrs=control_attributes(bound, short=short, rows=rows))


def described_by(bound: BoundField) -> str:
    """Return the ids of hint and error, to stand in aria-describedby; '' if there are none."""
    ids = []
    if bound.help_text:
        ids.append(f"{bound.auto_id}-hint")
    if bound.errors:
        ids.append(f"{bound.auto_id}-error")
    return " ".join(ids)


def control_attributes(
    bound: BoundField,
    *,
    short: bool = False,
    rows: int | None = None,
    styled: bool = True,
) -> dict[str, str | bool]:
    """Return HTML attributes for the field's widget; the widget's own attributes win."""
    attributes: dict[str, str | bool] = {}
    if styled:
        attributes["class"] = "control short" if short else "control"
    if described := described_by(bound):
        attributes["aria-describedby"] = described
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if isinstance(bound.field.widget, Textarea):
        attributes["rows"] = str(rows or 4)
    if not isinstance(bound.field.widget, ClearableFileInput):
        attributes.setdefault("autocomplete", "off")
    return {**attributes, **_own(bound, attributes)}


def _own(bound: BoundField, attributes: dict[str, str | bool]) -> dict[str, str]:
    own = {
        name: str(value)
        for name, value in bound.field.widget.attrs.items()
        if (name, str(value)) not in TEXTAREA_DEFAULTS
    }
    if "class" in own and "class" in attributes:
        own["class"] = f"{attributes['class']} {own['class']}"
    return own
