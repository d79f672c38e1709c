"""Sentences that both a refusal and a page say: why a site may not give the message yet."""

from django.utils.translation import gettext as _

from samsyn.office.steering.rules import BASELINE_MONTHS, NotReady, Objection


def refusal_of(objection: Objection) -> str:
    """Return what is missing and what to do about it, as one sentence or two."""
    return {
        NotReady.NO_NUMBER: _(
            "No number of the help line stands on the contact cards. Write it there."
        ),
        NotReady.LINE_NOT_STAFFED: _(
            "The help line has no staff. Write who answers, and when, as evidence of that step."
        ),
        NotReady.LINE_NOT_TESTED: _(
            "Nobody has tested the help line. Call it, and write how it went as evidence."
        ),
        NotReady.TEST_IS_OLD: _(
            "The help line was last tested on %(day)s, more than 90 days ago. Call it again."
        )
        % {"day": objection.on},
        NotReady.NO_LEVERS: _(
            "The partners have not agreed on what happens after new violence. Agree on the"
            " measures, and write where they stand as evidence."
        ),
        NotReady.NO_BASELINE: _(
            "No baseline is frozen. Freeze the figures from before the start, and write which"
            " period they cover."
        ),
        NotReady.BASELINE_IS_SHORT: _(
            "The baseline covers %(months)s months. It must cover at least %(least)s."
        )
        % {"months": objection.months, "least": BASELINE_MONTHS},
        NotReady.NO_AGREEMENT: _(
            "No agreement between the partners is in force. Write the one that is, or sign a new"
            " one."
        ),
        NotReady.PARTNER_WITHOUT_AGREEMENT: _(
            "%(agency)s is party to no agreement in force. Add them to one, or sign a new one."
        )
        % {"agency": objection.who},
    }[objection.reason]
