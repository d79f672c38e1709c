"""Why something is not carried or not taken in, in one sentence or two each."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.office.exchange.sealing import Fault

SENTENCES: Mapping[Fault, Promise] = {
    Fault.NOT_A_PACKAGE: _(
        "This is no package of Samsyn, or it was cut off on the way. Ask for it again."
    ),
    Fault.TOO_LARGE: _("The file is larger than any package. Check that it is the right one."),
    Fault.NEWER_FORMAT: _(
        "The package was written by a newer release than the receiver has. The receiver's"
        " operator has to update first."
    ),
    Fault.FOR_ANOTHER: _(
        "The package is sealed for another installation, or for keys that are no longer used. The"
        " sender has to send it again."
    ),
    Fault.OTHER_ROOM: _(
        "The package is for another room. Let somebody who discloses there take it in."
    ),
    Fault.UNKNOWN_SENDER: _(
        "The receiver does not know the sender. The receiver's operator has to add its key card."
    ),
    Fault.UNCONFIRMED: _(
        "The receiver has not confirmed the sender's keys. The operators have to compare the"
        " fingerprint."
    ),
    Fault.CHANGED: _("The package was changed on the way. Ask the sender to send it again."),
    Fault.WRONG_SIGNATURE: _(
        "The signature is not the sender's. Nothing was taken in. Call the sender."
    ),
    Fault.TOO_OLD: _("The package is older than 30 days. The sender has to send it again."),
    Fault.CLOCK: _(
        "The package is dated in the future. The operators have to set their clocks right."
    ),
    Fault.SENT_OTHERWISE: _(
        "The same disclosure came before, with other contents. Nothing was changed. What was wrong"
        " is corrected with a correction."
    ),
    Fault.NOT_UNDERSTOOD: _(
        "The package holds something that cannot be taken in. The operators have to compare their"
        " releases."
    ),
    Fault.NOT_YET: _("The package refers to something that has not arrived. Take that in first."),
    Fault.ROOM_REFUSES: _("The receiving room cannot take it in. Ask its coordinator why."),
    Fault.OLDER_THAN_HELD: _(
        "The receiver holds this return, or a newer one for the same quarter. Nothing was changed."
        " What was wrong is corrected with a new return."
    ),
    Fault.WRONG_PERIOD: _(
        "The return is for a period that is no quarter, or has not ended. Make it when it has."
    ),
    Fault.UNREACHABLE: _("The receiver does not answer."),
    Fault.BUSY: _("The receiver cannot take anything in just now."),
}


def sentence(fault: str) -> str:
    """Return what is said of a fault, '' for none."""
    return str(SENTENCES[Fault(fault)]) if fault else ""
