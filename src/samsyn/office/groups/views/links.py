"""Linking two records of groups, and undoing it."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office.access import Deed, RoomItself, require
from samsyn.office.groups import changes, queries, wording
from samsyn.office.linking.views import LinkPage, answer, answer_undo
from samsyn.office.ui.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def link(request: OfficeRequest, group_id: UUID) -> HttpResponse:
    """Say that two records are of one group, or of two; likely ones are suggested."""
    group = queries.group_to_edit(request.actor, group_id)
    require(request.actor, Deed.EDIT_GROUPS, about=RoomItself(group.room_id))
    page = LinkPage(
        text=group.name,
        room=group.room,
        home=(_("Groups"), reverse("groups:list")),
        back=reverse("groups:group", args=[group_id]),
        here=reverse("groups:link", args=[group_id]),
        verdicts=wording.verdicts(),
        likely=queries.likely_same_group(request.actor, group_id),
        likely_title=_("These may be the same group"),
        no_such_code=_("There is no such code. Search for the group to see the code."),
    )
    return answer(
        request,
        page,
        find=lambda code: queries.group_by_code(request.actor, code),
        save=lambda other_id, verdict, reason: changes.link_groups(
            request.actor, group_id, other_id, verdict=verdict, reason=reason, now=timezone.now()
        ),
    )


@require_POST
def undo_link(request: OfficeRequest, link_id: UUID) -> HttpResponse:
    """Take a link back."""
    group_id = queries.group_of_link(request.actor, link_id)
    return answer_undo(
        request,
        reverse("groups:group", args=[group_id]),
        lambda: changes.undo_group_link(request.actor, link_id, now=timezone.now()),
    )
