"""A fault is logged with where and what kind, without the words that may hold a person's name."""

import io
import logging

from samsyn.office.config.logs import ValueFree


def test_the_words_of_an_exception_do_not_reach_the_log() -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(ValueFree())
    logger = logging.getLogger("tests.value_free")
    logger.propagate = False
    logger.addHandler(handler)

    try:
        {}["Hedda Påhittad"]
    except KeyError:
        logger.exception("Internal Server Error")

    assert "Hedda" not in written.getvalue()
    assert "builtins.KeyError" in written.getvalue()
    assert f"{__name__.rpartition('.')[2]}.py" in written.getvalue()
