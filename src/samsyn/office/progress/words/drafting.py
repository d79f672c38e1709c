"""Puts a report together from what was gathered and what may be told of it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samsyn.office.progress.rules import Draft, Help, Section, Sentence, Stat, Texts
from samsyn.office.progress.rules.facts import CAME, CONTACTS, MET, TALKS, Counts, Gathered
from samsyn.office.progress.words import meetings, starting, strategy, violence
from samsyn.office.progress.words.evidence import studies
from samsyn.office.progress.words.saying import both, number


def draft_of(of: Gathered, counts: Counts) -> Draft:
    """Return the draft of a report: every sentence in two languages, with its figures."""
    site = of.site
    swedish = site.message["sv"]
    english = site.message["en"] or swedish
    if len(english) != len(swedish):
        english = swedish
    return Draft(
        site=site.key,
        place=site.name,
        brand=site.brand,
        first=of.first.isoformat(),
        last=of.last.isoformat(),
        threshold=site.threshold,
        partners=site.partners,
        message=tuple(Texts(*pair) for pair in zip(swedish, english, strict=True)),
        # A number that nobody answers is not told.
        help=Help() if starting.waits_for_help(of, counts) else site.help,
        headline=both(lambda: _headline(of, counts)),
        sentences=tuple(_sentences(of, counts)),
        stats=tuple(_stats(of, counts)),
        measures=strategy.measures(of),
        violence=violence.series_of(of.violence, counts),
        promises=strategy.promises(of),
        evidence=tuple(studies(of.today)),
    )


def _sentences(of: Gathered, counts: Counts) -> Iterator[Sentence]:
    yield from strategy.strategy(of)
    yield from meetings.call_ins(of, counts)
    yield from meetings.talks(of, counts)
    yield from meetings.support(of, counts)
    yield from strategy.consequences(of)
    yield from meetings.community(of)
    yield from strategy.ahead(of, counts)
    yield from violence.sentences(of.violence, counts)


def _headline(of: Gathered, counts: Counts) -> str:
    met = counts.get(MET) or 0
    if met:
        return _("%(met)s people have been given the message face to face") % {"met": number(met)}
    if counts.get(TALKS, 0) != 0:
        return _("The message is given in call-ins and individual talks")
    if of.done.evenings:
        return _("The message has been given at a call-in")
    if of.done.agreements:
        return _("The work is being built up")
    return _("The work has been decided on")


def _stats(of: Gathered, counts: Counts) -> Iterator[Stat]:
    if met := counts.get(MET):
        yield Stat(
            Section.MEETINGS,
            both(lambda: number(met)),
            both(lambda: _("people have been given the message in individual talks")),
        )
    elif came := counts.get(CAME):
        yield Stat(
            Section.MEETINGS,
            both(lambda: number(came)),
            both(lambda: _("people have heard the message at a call-in")),
        )
    if contacts := counts.get(CONTACTS):
        yield Stat(
            Section.SUPPORT,
            both(lambda: number(contacts)),
            both(lambda: _("people have called for help of their own accord")),
        )
    if of.done.rounds:
        yield Stat(
            Section.CONSEQUENCES,
            both(lambda: number(of.done.rounds)),
            both(
                lambda: (
                    _("round of raised focus")
                    if of.done.rounds == 1
                    else _("rounds of raised focus")
                )
            ),
        )
