"""Forms about relations between groups."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office import access
from samsyn.office.access import Deed
from samsyn.office.groups import changes, forms, queries
from samsyn.office.groups.views.answers import answer
from samsyn.office.groups.views.groups import page_about
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.groups import RelationKind, RelationState

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def add_relation(request: OfficeRequest, group_id: UUID) -> HttpResponse:
    """Record a relation to another group of the same room."""
    group = queries.group_to_edit(request.actor, group_id)
    access.require(request.actor, Deed.EDIT_GROUPS, about=group)
    form = forms.NewRelationForm(
        posted(request),
        initial={"certainty": "unknown", "state": "active"},
        choices={
            "other": queries.other_groups(request.actor, group),
            **_choices(request, group.room_id),
        },
    )
    page = page_about(
        group,
        title=_("New relation of %(group)s") % {"group": group.name},
        button=_("Save the relation"),
        done=_("The relation has been saved."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.record_relations(request.actor, [form.plan(group_id)], now=timezone.now()),
    )


@both
def edit_relation(request: OfficeRequest, relation_id: UUID) -> HttpResponse:
    """Change a relation; whoever saves second is told, and loses nothing."""
    row = queries.relation_to_edit(request.actor, relation_id)
    access.require(request.actor, Deed.EDIT_GROUPS, about=row)
    form = forms.RevisedRelationForm(
        posted(request),
        initial={
            "version": row.version,
            "kind": row.kind,
            "state": row.state,
            "certainty": row.certainty,
            "since": row.since,
            "until": row.until,
            "cause": row.cause,
            "source": row.source_id or "",
        },
        choices=_choices(request, row.room_id),
    )
    page = FormPage(
        title=_("The relation between %(group)s and %(other)s")
        % {"group": row.group, "other": row.other},
        button=_("Save the changes"),
        back=Back(reverse("groups:group", args=[row.group_id]), row.group),
        done=_("The changes have been saved."),
        lead=_("Now stands: %(kind)s, %(state)s.")
        % {
            "kind": terms.running(RelationKind(row.kind)),
            "state": terms.running(RelationState(row.state)),
        },
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.revise_relation(request.actor, form.plan(relation_id), now=timezone.now()),
        newest=lambda: queries.relation_to_edit(request.actor, relation_id).version,
    )


def _choices(request: OfficeRequest, room_id: int) -> dict[str, Any]:
    return {
        "kind": terms.choices(RelationKind),
        "state": terms.choices(RelationState),
        "certainty": terms.choices(Certainty),
        "source": queries.source_choices(request.actor, room_id),
    }
