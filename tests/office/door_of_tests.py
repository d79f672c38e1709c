"""Answers that let a ground be used, as somebody who has weighed it would give them."""

from samsyn.office.disclosures.grounds import GROUNDS, QUESTIONS, Answer

WEIGHED = "Prövat i ärendet"


def tests_of(ground_key: str) -> tuple[str, ...]:
    """Return the tests of a ground of the shipped table; none for a made-up one."""
    return next((one.tests for one in GROUNDS if one.key == ground_key), ())


def passing(ground_key: str, **values: str) -> tuple[Answer, ...]:
    """Return an answer to each of a ground's tests; `values` replace some by test."""
    return tuple(
        Answer(test=key, value=values.get(key, QUESTIONS[key].passes), why=WEIGHED)
        for key in tests_of(ground_key)
    )


def typed(ground_key: str, **values: str) -> dict[str, str]:
    """Return the same as a form posts it."""
    return {
        name: text
        for one in passing(ground_key, **values)
        for name, text in ((f"test_{one.test}", one.value), (f"why_{one.test}", one.why))
    }
