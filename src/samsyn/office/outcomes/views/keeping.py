"""The forms of a series, of one value and of a remark; values and remarks taken back."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office.outcomes import changes, forms, queries
from samsyn.office.outcomes.views.answers import answer, do, keeper
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage, Next
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.outcomes import AnnotationKind, MeasureKind, OutcomeFamily, Period

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def indicator_new(request: OfficeRequest) -> HttpResponse:
    """Begin a series."""
    room = keeper(request)
    others = queries.indicator_choices(request.actor, room.room_id)
    form = forms.IndicatorForm(
        posted(request),
        choices={
            "family": terms.choices(OutcomeFamily),
            "kind": terms.choices(MeasureKind),
            "period": terms.choices(Period),
            "compared_with": others,
            "follows": others,
            "cost_of": others,
        },
    )

    def save() -> Next:
        made = changes.write_indicator(request.actor, form.plan(room.room_id), now=timezone.now())
        return Next(reverse("outcomes:series", args=[made]))

    page = FormPage(
        title=_("New series"),
        button=_("Save the series"),
        back=Back(reverse("outcomes:overview"), _("Follow-up")),
        done=_("The series has been saved. Now add its values."),
        lead=_(
            "Write down what is counted before the figures are read. If something else is to be"
            " counted later, it becomes a series of its own."
        ),
    )
    return answer(request, form, page, save)


@both
def indicator_edit(request: OfficeRequest, indicator_id: UUID) -> HttpResponse:
    """Change a series' name, start or comparison."""
    shown = queries.indicator_to_edit(request.actor, indicator_id)
    keeper(request)
    form = forms.RevisionForm(
        posted(request),
        initial={
            "version_read": shown.version,
            "name": shown.name,
            "starts_on": shown.starts_on,
            "compared_with": str(shown.compared_with or ""),
            "is_published": shown.is_published,
        },
        choices={
            "compared_with": queries.indicator_choices(
                request.actor, shown.room_id, but=indicator_id
            )
        },
    )
    page = FormPage(
        title=_("Name, start and comparison"),
        button=_("Save the series"),
        back=_back(indicator_id, shown.name),
        done=_("The series has been saved."),
        lead=_("What is counted cannot be changed. Another definition is another series."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.revise_indicator(
            request.actor, form.plan(indicator_id), now=timezone.now()
        ),
        newest=lambda: queries.indicator_to_edit(request.actor, indicator_id).version,
    )


@both
def value_new(request: OfficeRequest, indicator_id: UUID) -> HttpResponse:
    """Write one value by hand."""
    shown = queries.indicator_to_edit(request.actor, indicator_id)
    keeper(request)
    form = forms.ValueForm(
        posted(request),
        initial={"as_of": timezone.localdate()},
        kind=shown.period,
        measure=shown.kind,
    )
    page = FormPage(
        title=_("Write one value"),
        button=_("Save the value"),
        back=_back(indicator_id, shown.name),
        done=_("The value has been saved. What stood before can still be read."),
        lead=shown.definition,
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.add_vintage(request.actor, form.plan(indicator_id), now=timezone.now()),
    )


@both
def annotation_new(request: OfficeRequest, indicator_id: UUID) -> HttpResponse:
    """Write a remark on some periods."""
    shown = queries.indicator_to_edit(request.actor, indicator_id)
    keeper(request)
    form = forms.AnnotationForm(posted(request), choices={"kind": terms.choices(AnnotationKind)})
    page = FormPage(
        title=_("Remark on some periods"),
        button=_("Save the remark"),
        back=_back(indicator_id, shown.name),
        done=_("The remark has been saved."),
        lead=_("What is left out stays in the picture, marked, with who left it out and why."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.annotate(request.actor, form.plan(indicator_id), now=timezone.now()),
    )


@require_POST
def vintage_back(request: OfficeRequest, vintage_id: UUID) -> HttpResponse:
    """Let what stood before some values stand again."""
    indicator_id = queries.vintage_series(request.actor, vintage_id)
    keeper(request)
    return do(
        request,
        lambda: changes.take_back(request.actor, vintage_id, now=timezone.now()),
        then=reverse("outcomes:series", args=[indicator_id]),
        done=_("The values have been taken back. They can still be read as of their day."),
    )


@require_POST
def annotation_back(request: OfficeRequest, annotation_id: UUID) -> HttpResponse:
    """Withdraw a remark."""
    indicator_id = queries.annotation_series(request.actor, annotation_id)
    keeper(request)
    return do(
        request,
        lambda: changes.withdraw_annotation(request.actor, annotation_id, now=timezone.now()),
        then=reverse("outcomes:series", args=[indicator_id]),
        done=_("The remark has been withdrawn."),
    )


def _back(indicator_id: UUID, name: str) -> Back:
    return Back(reverse("outcomes:series", args=[indicator_id]), name)
