"""Whether somebody's age fits a ground. The possible age counts, never a guess."""

from datetime import date

from samsyn.vocabulary.uncertain_dates import DateInterval, age_on


def fits_ages(
    born: DateInterval | None, day: date, *, youngest: int | None, oldest: int | None
) -> bool:
    """Whether a person is certainly within the ages on that day; both ages are included.

    Somebody of unknown age fits only a ground that asks for none.
    """
    if youngest is None and oldest is None:
        return True
    if born is None:
        return False
    ages = age_on(day, born)
    return (youngest is None or ages.youngest >= youngest) and (
        oldest is None or ages.oldest <= oldest
    )
