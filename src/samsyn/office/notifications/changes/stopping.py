"""Why nobody may go there now, as sentences that say what to do."""

from django.utils.translation import gettext as _

from samsyn.office.notifications.queries.standing import Stop


def stop_sentence(stop: Stop) -> str:
    """Return the sentence of one reason."""
    sentences = {
        Stop.DEAD: _("The person is dead. Call the talk off."),
        Stop.PROTECTED: _("The person has a protected identity. Call the talk off."),
        Stop.NOT_CHECKED: _("The safety check is missing. Make it first."),
        Stop.NOT_SAFE: _("The safety check says that it is not safe. Make a new one first."),
        Stop.NO_CHILD_ASSESSMENT: _(
            "The person may be under 18, and no assessment of the child holds today. Somebody "
            "entitled makes it from the person's page."
        ),
        Stop.LEGAL_TEXT_EXPIRED: _("The legal text has expired. Have it cleared again."),
    }
    return sentences[stop]
