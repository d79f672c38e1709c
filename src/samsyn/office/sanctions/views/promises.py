"""The ledger of promises: which are kept, and an agency's word on its own."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.office.access import NotPermitted
from samsyn.office.promises.changes import answer_promise
from samsyn.office.sanctions import forms, queries, wording
from samsyn.office.sanctions.views.answers import answer, need_joint_room
from samsyn.office.sanctions.views.triggers import both
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.promises import PROOFS, PromiseKind, PromiseState


@require_safe
def kept(request: OfficeRequest) -> HttpResponse:
    """Show which promises are kept, with the proof, and how long the steps take."""
    need_joint_room(request)
    page = queries.kept_promises(
        request.actor, today=timezone.localdate(), group_id=_chosen_group(request)
    )
    context = {
        "page": page,
        "kinds": terms.words(PromiseKind),
        "states": terms.words(PromiseState),
        "spreads": wording.spreads(page),
        "tones": wording.KEPT_TONES,
        "proof_of": wording.proof_of,
    }
    return render(request, "sanctions/kept.html", context)


@both
def keep(request: OfficeRequest, promise_id: UUID) -> HttpResponse:
    """Say that one's own agency kept its promise of help or protection, or that it did not."""
    found, agencies = queries.promise_to_answer(request.actor, promise_id)
    if not agencies:
        raise NotPermitted(_("Only the agency that answers for a promise says whether it is kept."))
    is_help = found.kind is PromiseKind.HELP
    form = forms.KeptForm(
        posted(request),
        is_help=is_help,
        initial={
            "agency": agencies[0][0] if len(agencies) == 1 else "",
            "done_on": timezone.localdate(),
        },
        choices={
            "agency": agencies,
            "proof": [(one.value, terms.word(one)) for one in PROOFS[found.kind]],
        },
    )
    page = FormPage(
        title=_("Is the promise kept?"),
        button=_("Save the answer"),
        back=Back(reverse("sanctions:kept"), _("Promises kept")),
        done=_("The answer is saved in your agency's name."),
        lead=f"”{found.verbatim}”",
        notes=(
            (_("Tell of what the agency did. Nothing here may say who sought help."),)
            if is_help
            else ()
        ),
    )
    return answer(
        request,
        form,
        page,
        lambda: answer_promise(request.actor, form.plan(promise_id), now=timezone.now()),
    )


def _chosen_group(request: OfficeRequest) -> UUID | None:
    """Return the group whose promises are asked for; what is no identifier shows the site's."""
    try:
        return UUID(request.GET.get("group", ""))
    except ValueError:
        return None
