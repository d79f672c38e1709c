"""Letters to readers, in the language that is active: plain text, with whole addresses."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.office.progress.rules import News
from samsyn.office.progress.words.saying import day, period
from samsyn.office.ui.languages import active_language


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter before it has a receiver."""

    subject: str
    text: str


def question(brand: str, link: str) -> Letter:
    """Return the letter that asks whether an address wants a site's reports."""
    said = {"brand": brand}
    return Letter(
        _("Do you want the reports of %(brand)s?") % said,
        "\n\n".join(
            (
                _(
                    "Somebody, probably you, has asked that this address gets the reports of"
                    " %(brand)s on how the work goes."
                )
                % said,
                _("Do you want them? Open the link and press the button there:"),
                link,
                _("The link holds for two days."),
                _(
                    "If you have not asked for this, you need do nothing. The address has not"
                    " been saved."
                ),
            )
        ),
    )


def telling(news: News, page: str, stop: str) -> Letter:
    """Return the letter that tells of a report, of its correction or of its withdrawal."""
    said = {"brand": news.brand, "headline": news.headline.of(active_language())}
    if news.withdrawn_on is not None:
        subject = _("%(brand)s: a report is withdrawn") % said
    elif news.changed.sv:
        subject = _("%(brand)s, corrected report: %(headline)s") % said
    else:
        subject = _("%(brand)s: %(headline)s") % said
    parts = [*_body(news, page), _foot(news, stop)]
    return Letter(" ".join(subject.split()), "\n\n".join(parts))


def _body(news: News, page: str) -> list[str]:
    spoken, covers = active_language(), {"period": period(news.first, news.last)}
    if news.withdrawn_on is not None:
        withdrawn = _("The report for %(period)s was withdrawn %(day)s.") % {
            **covers,
            "day": day(news.withdrawn_on),
        }
        return [f"{withdrawn} {news.why.of(spoken)}", page]
    changed = [_("The report is corrected."), news.changed.of(spoken)] if news.changed.sv else []
    return [
        news.headline.of(spoken),
        _("Report for %(period)s.") % covers,
        *([" ".join(changed)] if changed else []),
        *(one.of(spoken) for one in news.lead),
        "\n".join((_("Read the whole report:"), page)),
    ]


def _foot(news: News, stop: str) -> str:
    why = _("You get this letter because you follow %(brand)s by e-mail.") % {"brand": news.brand}
    return "\n".join((why, _("Stop the letters:"), stop))
