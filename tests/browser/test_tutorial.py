"""The tutorial is done as it is written: a step that the page does not have fails."""

import pytest
from playwright.sync_api import Browser
from tests.browser.tutorial import NotAStep, Step, do, steps_of
from tests.environment import PROJECT

TUTORIAL = PROJECT / "docs/tutorial/first-week.md"
PATIENCE = 15_000  # milliseconds, for a page on a machine that others share


@pytest.mark.browser
@pytest.mark.slow
def test_the_tutorial_can_be_done_as_it_is_written(chromium: Browser, demo: str) -> None:
    page = chromium.new_page(locale="sv-SE", viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE)
    steps = list(steps_of(TUTORIAL.read_text(encoding="utf-8")))
    for step in steps:
        do(page, step, demo)
    page.set_default_timeout(200)
    with pytest.raises(AssertionError, match="Press Finns inte"):
        do(page, Step("Press", ("Finns inte",)), demo)
    page.close()

    assert len(steps) > 30


def test_only_sentences_that_can_be_done_are_steps() -> None:
    first = "1. Press **A**, then **B**. You see **C** and\n   **D**."
    text = f"Read on.\n\n{first}\n2. Tick **E (1.5)**.\n"

    assert list(steps_of(text)) == [
        Step("Press", ("A", "B")),
        Step("You see", ("C", "D")),
        Step("Tick", ("E (1.5)",)),
    ]
    for wrong in ("Look around.", "Press the button **A**.", "Choose **A**.", "Press **A**. Good!"):
        with pytest.raises(NotAStep):
            list(steps_of(f"1. {wrong}\n"))
