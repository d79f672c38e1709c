"""One membership: why it counts or not, and each step of its life as a short form."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office import access
from samsyn.office.access import Deed
from samsyn.office.groups import changes, forms, queries, wording
from samsyn.office.groups.changes import BasisPlan
from samsyn.office.groups.queries import MembershipSheet
from samsyn.office.groups.views.answers import answer
from samsyn.office.groups.views.groups import page_about
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.languages import active_language
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.groups import BasisKind, MembershipRole

# Nobody is proposed for what is over.
PROPOSED = [role for role in MembershipRole if role is not MembershipRole.FORMER]
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def membership(request: OfficeRequest, membership_id: UUID) -> HttpResponse:
    """Show a membership with its bases, confirmations and disputes."""
    sheet = _sheet(request, membership_id)
    language = active_language()
    return render(
        request,
        "groups/membership.html",
        {
            "sheet": sheet,
            "today": timezone.localdate(),
            "why": wording.why(sheet.member, sheet, language=language),
            "words": wording.all_words(),
        },
    )


@both
def add_member(request: OfficeRequest, group_id: UUID) -> HttpResponse:
    """Propose somebody for the group; `?person=` begins the form with that person's code."""
    group = queries.group_to_edit(request.actor, group_id)
    access.require(request.actor, Deed.EDIT_GROUPS, about=group)
    form = forms.MemberForm(
        posted(request),
        initial={"code": _code(request)},
        choices={
            "role": terms.choices(PROPOSED),
            "basis": terms.choices(BasisKind),
            "source": queries.source_choices(request.actor, group.room_id),
        },
    )
    page = page_about(
        group,
        title=_("Propose a person for %(group)s") % {"group": group.name},
        button=_("Save the proposal"),
        done=_("The proposal has been saved. It counts when it has two bases and is approved."),
        lead=_("Only people whom your work concerns. Nobody is listed for being somebody's kin."),
    )

    def save() -> None:
        found = queries.person_by_code(request.actor, form.text("code"), group.room_id)
        if found is None:
            raise changes.CannotRecord(
                _("No person in the room %(room)s has the code %(code)s. Check it, or search.")
                % {"room": group.room.name, "code": form.text("code")}
            )
        plan = form.plan(found, group_id)
        changes.record_memberships(request.actor, [plan], now=timezone.now())

    return answer(request, form, page, save)


@both
def add_basis(request: OfficeRequest, membership_id: UUID) -> HttpResponse:
    """Add one dated basis."""
    sheet = _sheet(request, membership_id)
    access.require(request.actor, Deed.EDIT_GROUPS, about=sheet)
    form = forms.BasisForm(posted(request), choices=_basis_choices(request, sheet))
    page = _page(
        sheet,
        title=_("New basis for %(code)s"),
        button=_("Save the basis"),
        done=_("The basis has been saved."),
        lead=_("What is it that says so, and from which day?"),
    )
    return answer(request, form, page, lambda: _add_basis(request, sheet, form.basis_plan()))


@both
def approve(request: OfficeRequest, membership_id: UUID) -> HttpResponse:
    """Approve a proposal."""
    sheet = _sheet(request, membership_id)
    access.require(request.actor, Deed.APPROVE_MEMBERSHIP, about=sheet)
    form = forms.ConfirmingForm(posted(request))
    page = _page(
        sheet,
        title=_("Approve %(code)s in %(group)s"),
        button=_("Approve the membership"),
        done=_("The membership has been approved."),
        consequences=(
            _("The person is shown on the group's list to everybody who reads in the room."),
            _("It counts for %(days)s days and then stops by itself, unless it is confirmed.")
            % {"days": sheet.review_days},
            _("Your name and today's date are kept with the approval."),
        ),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.approve_membership(request.actor, membership_id, now=timezone.now()),
    )


@both
def confirm(request: OfficeRequest, membership_id: UUID) -> HttpResponse:
    """Renew a membership, with a new basis or one that is newer than the last confirmation."""
    sheet = _sheet(request, membership_id)
    access.require(request.actor, Deed.APPROVE_MEMBERSHIP, about=sheet)
    form = forms.EvidenceForm(posted(request), choices=_basis_choices(request, sheet))
    page = _page(
        sheet,
        title=_("Confirm %(code)s in %(group)s"),
        button=_("Confirm the membership"),
        done=_("The membership has been confirmed."),
        consequences=(
            _("It then counts for another %(days)s days from today. Nobody can choose longer.")
            % {"days": sheet.review_days},
            _("Something must be dated after the last confirmation. Add it here if it is new."),
        ),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.confirm_membership(
            request.actor, membership_id, evidence=form.evidence(), now=timezone.now()
        ),
    )


@both
def dispute(request: OfficeRequest, membership_id: UUID) -> HttpResponse:
    """Contest a membership."""
    sheet = _sheet(request, membership_id)
    if not sheet.may_dispute:
        raise access.NotPermitted(_("Your role in this room does not allow it."))
    form = forms.DisputeForm(posted(request))
    page = _page(
        sheet,
        title=_("Contest %(code)s in %(group)s"),
        button=_("Contest the membership"),
        done=_("The membership is disputed and counts for nothing until that is settled."),
        consequences=(
            _("The membership stays visible, marked as disputed, and leaves every list."),
            _("Somebody else settles it."),
        ),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.dispute_membership(
            request.actor, membership_id, reason=form.text("reason"), now=timezone.now()
        ),
    )


@both
def settle(request: OfficeRequest, membership_id: UUID) -> HttpResponse:
    """Settle an open dispute."""
    sheet = _sheet(request, membership_id)
    access.require(request.actor, Deed.APPROVE_MEMBERSHIP, about=sheet)
    form = forms.SettlingForm(posted(request))
    page = _page(
        sheet,
        title=_("Settle the dispute about %(code)s in %(group)s"),
        button=_("Settle the dispute"),
        done=_("The dispute has been settled."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.settle_dispute(
            request.actor,
            membership_id,
            upheld=form.text("outcome") == "upheld",
            outcome=form.text("reason"),
            now=timezone.now(),
        ),
    )


@both
def end(request: OfficeRequest, membership_id: UUID) -> HttpResponse:
    """Take a person out of the group."""
    sheet = _sheet(request, membership_id)
    access.require(request.actor, Deed.EDIT_GROUPS, about=sheet)
    form = forms.EndForm(
        posted(request),
        initial={"on": timezone.localdate()},
        choices={"reason": list(wording.end_reasons().items())},
    )
    page = _page(
        sheet,
        title=_("End %(code)s in %(group)s"),
        button=_("End the membership"),
        done=_("The membership has ended."),
        consequences=(
            _("The person leaves the group's list on that day."),
            _("If it should never have been claimed, the person leaves the lists of the past too."),
        ),
        is_final=True,
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.end_membership(
            request.actor, membership_id, form.plan(), now=timezone.now()
        ),
    )


def _sheet(request: OfficeRequest, membership_id: UUID) -> MembershipSheet:
    return queries.membership_sheet(request.actor, membership_id, today=timezone.localdate())


def _page(sheet: MembershipSheet, *, title: str, **parts: Any) -> FormPage:
    names = {"code": sheet.member.code, "group": sheet.group}
    back = Back(reverse("groups:membership", args=[sheet.id]), sheet.member.code)
    return FormPage(title=title % names, back=back, **parts)


def _basis_choices(
    request: OfficeRequest, sheet: MembershipSheet
) -> dict[str, list[tuple[str, str]]]:
    return {
        "basis": terms.choices(BasisKind),
        "source": queries.source_choices(request.actor, sheet.room_id),
    }


def _add_basis(request: OfficeRequest, sheet: MembershipSheet, plan: BasisPlan) -> None:
    changes.add_basis(request.actor, sheet.id, plan, now=timezone.now())


def _code(request: OfficeRequest) -> str:
    try:
        return queries.person_to_list(request.actor, UUID(request.GET.get("person", "")))
    except ValueError:
        return ""
