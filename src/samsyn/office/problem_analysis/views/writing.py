"""The forms: a new report, and the words of a section."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office.access import Actor, NotPermitted
from samsyn.office.groups.queries.known import names_known
from samsyn.office.problem_analysis import changes, queries, wording
from samsyn.office.problem_analysis.forms import BeginForm, PassageForm
from samsyn.office.problem_analysis.queries import ReportPage
from samsyn.office.problem_analysis.rules import Section
from samsyn.office.problem_analysis.views.answers import answer, strange_figures
from samsyn.office.releases.rules import named_in
from samsyn.office.ui.answering import Back, FormPage, Next
from samsyn.office.ui.requests import OfficeRequest, posted

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def begin(request: OfficeRequest) -> HttpResponse:
    """Begin a report."""
    rooms = queries.rooms_to_write_in(request.actor)
    if not rooms:
        raise NotPermitted(_("Problem analyses are written by coordinators and analysts."))
    choices = {"room": [(str(room), name) for room, name in rooms]}
    only = {"room": choices["room"][0][0]} if len(rooms) == 1 else {}
    form = BeginForm(posted(request), choices=choices, initial={**_usual(), **only})

    def save() -> Next:
        made = changes.begin(request.actor, form.plan(), now=timezone.now())
        return Next(reverse("problem_analysis:report", args=[made]))

    page = FormPage(
        title=_("New problem analysis"),
        button=_("Begin the report"),
        back=Back(reverse("problem_analysis:overview"), _("Problem analysis")),
        done=_("The report is begun. Its figures are computed; write what they mean."),
        lead=_("Group audit and incident reviews of a period, read together."),
    )
    return answer(request, form, page, save)


@both
def passage(request: OfficeRequest, report_id: UUID, section: str) -> HttpResponse:
    """Write what is said of one section."""
    page = queries.report_page(request.actor, report_id)
    which = _section(section)
    if not page.may_write:
        raise NotPermitted(_("The report is frozen, or your role does not write in it."))
    first = {
        "words": page.snapshot.words_of(which),
        "version_read": page.versions.get(which.value, 0),
    }
    form = PassageForm(posted(request), initial=first)
    back = Back(reverse("problem_analysis:report", args=[report_id]), page.line.title)
    shown = FormPage(
        title=wording.section_name(which),
        button=_("Save the text"),
        back=Back(f"{back.href}#{which.value}", back.name),
        done=_("The text is saved."),
        lead=_("What the figures mean, in your own words. They stand here as they are known now."),
        notes=tuple(_warned(request.actor, page, which)),
        consequences=tuple(wording.sentences(page.snapshot.findings, which)),
    )

    def newest() -> int:
        return queries.report_page(request.actor, report_id).versions.get(which.value, 0)

    return answer(
        request,
        form,
        shown,
        lambda: changes.write_passage(
            request.actor, form.plan(report_id, which), now=timezone.now()
        ),
        newest=newest,
    )


def _warned(actor: Actor, page: ReportPage, section: Section) -> Iterator[str]:
    words = page.snapshot.words_of(section)
    if strange := strange_figures(page.snapshot, words):
        figures = "; ".join(strange)
        yield _("These figures are not among the computed: %(figures)s.") % {"figures": figures}
    if named := named_in(words, names_known(actor, page.room_id)):
        yield _(
            "%(names)s: outside the room, a text that names a person or a group is left out."
        ) % {"names": "; ".join(named)}


def _section(given: str) -> Section:
    if given not in set(Section):
        raise Http404
    return Section(given)


def _usual() -> dict[str, str]:
    """Return the period that is most often asked for: the last whole year."""
    year = timezone.localdate().year - 1
    return {"first": f"{year}-01-01", "last": f"{year}-12-31"}
