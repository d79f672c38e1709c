"""One way to save what a form holds. Refusals stand in the form, with everything that was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from samsyn.office.access import ChangedMeanwhile, Refusal
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Saved(Generic[Given]):
    """That it was saved, and what the change gave."""

    value: Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Noes:
    """The noes that a page anticipates, beside that somebody else saved first.

    `version` is the field that holds the version on which the form was opened.
    """

    refused: tuple[type[Refusal], ...]
    version: str


def try_saving(
    request: OfficeRequest,
    form: OfficeForm,
    save: Callable[[], Given],
    noes: Noes,
    *,
    newest: Callable[[], int] | None = None,
) -> Saved[Given] | None:
    """Save a form that is valid; None if it is not, or is refused, and says why.

    `newest` gives the version that now stands, for a form that somebody else overtook: the next
    press of the button then builds on what is shown beside it.
    """
    if not form.is_valid():
        return None
    try:
        return Saved(save())
    except ChangedMeanwhile as refusal:
        form.refuse(refusal.reasons)
        if newest is not None:
            typed = request.POST.copy()
            typed[noes.version] = str(newest())
            form.data = typed
    except noes.refused as refusal:
        form.refuse(refusal.reasons)
    return None
