"""What the templates ask of the wording and of the tables."""

from typing import Final

from samsyn.office.national import tables, wording


class Say:
    """Sentences and numbers of a return."""

    quarter = staticmethod(wording.quarter_name)
    period = staticmethod(wording.period_name)
    span = staticmethod(wording.span_name)
    count = staticmethod(wording.count_text)
    value = staticmethod(wording.value_text)
    limits = staticmethod(wording.limits_text)
    day = staticmethod(wording.day_text)
    share = staticmethod(wording.share_text)
    rate = staticmethod(wording.rate_text)
    steps = staticmethod(wording.steps_text)
    about = staticmethod(wording.area_name)
    lacking = staticmethod(wording.lacking_sentence)
    stands = staticmethod(wording.stands_sentence)
    keeping = staticmethod(tables.keeping)
    rate_of = staticmethod(tables.rate_of)


SAY: Final = Say()
