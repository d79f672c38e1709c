"""What partners are asked for, and that it is done."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office.aftermath import changes, forms, queries, wording
from samsyn.office.aftermath.views.answers import answer, page_under
from samsyn.office.partners.queries import as_choices, partners_and_controllers_at
from samsyn.office.ui import terms
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.aftermath import (
    PartnerTaskKind,
)

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def task(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Ask a partner for something."""
    room_id = queries.room_of_answer(request.actor, incident_id)
    form = forms.TaskForm(
        posted(request),
        initial={"due_at": "16.00"},
        choices={
            "agency": as_choices(partners_and_controllers_at(room_id)),
            "kind": terms.choices(PartnerTaskKind),
        },
    )
    page = page_under(
        incident_id,
        title=_("New task for a partner"),
        button=_("Save the task"),
        done=_("The task is saved."),
    )
    return answer(
        request,
        incident_id,
        form,
        page,
        lambda: changes.ask_partner(request.actor, form.plan(incident_id), now=timezone.now()),
    )


@both
def task_done(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Note that a partner's task is done."""
    line = queries.task_of(request.actor, task_id)
    form = forms.DoneForm(posted(request))
    page = page_under(
        line.incident_id,
        title=wording.task_title(line),
        lead=line.agency,
        button=_("The task is done"),
        done=_("The task is done."),
    )
    return answer(
        request,
        line.incident_id,
        form,
        page,
        lambda: changes.finish_task(
            request.actor, task_id, form.text("result"), now=timezone.now()
        ),
    )
