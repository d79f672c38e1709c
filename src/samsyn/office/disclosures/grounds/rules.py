"""What speaks against using a ground on a day. The page says it beside each that is not offered."""

from collections.abc import Container, Iterator
from datetime import date

from django.utils.translation import gettext as _

from samsyn.office.disclosures.grounds.ages import fits_ages
from samsyn.office.disclosures.grounds.fields import Kind
from samsyn.office.disclosures.grounds.questions import QUESTIONS, Backing
from samsyn.office.disclosures.models import Ground
from samsyn.vocabulary.uncertain_dates import DateInterval


def objections_to_ground(
    ground: Ground,
    *,
    kind: Kind,
    born: DateInterval | None,
    day: date,
    is_open: bool,
    backed: Container[Backing] = (),
) -> Iterator[str]:
    """Yield each reason why the ground cannot be used for such a record on that day.

    It is open where the site's lawyers have approved it, and in the demo.
    `backed` says of which kinds the room holds a record that the ground's tests can name.
    """
    if day < ground.valid_from:
        yield _("It holds only from %(day)s.") % {"day": ground.valid_from.isoformat()}
    if ground.valid_to is not None and day >= ground.valid_to:
        yield _("It ceased to hold on %(day)s.") % {"day": ground.valid_to.isoformat()}
    if not is_open:
        yield _("It is an example: the site's lawyers must approve it first.")
    for key in ground.tests:
        question = QUESTIONS[key]
        if question.backing and question.backing not in backed:
            yield str(question.refusal)
    if kind is Kind.PERSON and not fits_ages(
        born, day, youngest=ground.youngest, oldest=ground.oldest
    ):
        yield _ages_asked(ground)


def _ages_asked(ground: Ground) -> str:
    if ground.oldest is None:
        return _("The person must certainly be %(youngest)s or older.") % {
            "youngest": ground.youngest
        }
    if ground.youngest is None:
        return _("The person must certainly be %(oldest)s or younger.") % {"oldest": ground.oldest}
    return _("The person must certainly be between %(youngest)s and %(oldest)s years.") % {
        "youngest": ground.youngest,
        "oldest": ground.oldest,
    }
