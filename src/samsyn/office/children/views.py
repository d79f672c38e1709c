"""The page on which somebody entitled assesses what is best for a child."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office.children import changes, queries, wording
from samsyn.office.children.changes import CannotAssess
from samsyn.office.children.forms import AssessmentForm
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Answering, Back, FormPage, Noes
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.children import ChildVerdict, GuardianPart, SocialPart


def _home() -> Back:
    return Back(reverse("people:list"), _("People"))


_ANSWERING = Answering(noes=Noes(refused=(CannotAssess,)), home=_home)


@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Show the assessment that counts, and take a new one."""
    now = timezone.now()
    sheet = queries.child_sheet(request.actor, person_id, today=timezone.localdate(now))
    form = AssessmentForm(
        posted(request),
        choices={
            "guardians": terms.choices(GuardianPart),
            "social_services": terms.choices(SocialPart),
            "verdict": terms.choices(ChildVerdict),
        },
    )
    page = FormPage(
        title=_("Assessment of the child"),
        button=_("Save the assessment"),
        back=Back(reverse("people:person", args=[person_id]), sheet.label.text),
        done=_("The assessment is saved."),
        lead=wording.lead(sheet),
        notes=tuple(wording.notes(sheet)),
    )
    return _ANSWERING.answer(
        request, form, page, lambda: changes.assess(request.actor, form.plan(person_id), now=now)
    )
