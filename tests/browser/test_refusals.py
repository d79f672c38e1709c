"""What is sent empty, and what cannot be shown: real pages, accessible, that say what to do."""

import pytest
from playwright.sync_api import Browser
from pytest_django.fixtures import Settings
from tests.browser.house import House
from tests.browser.looking import Looking
from tests.browser.plan import visits

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OK, UNREADABLE = 200, 422
# The first form of the page that somebody can fill in, and sending it with nothing in it.
FORM = """[...document.querySelectorAll("main form[method=post]")]
  .find((one) => one.querySelector("textarea, select, input:not([type=hidden])"))"""
HAS_FORM = f"Boolean({FORM})"
SEND_EMPTY = f"""() => {{
  const form = {FORM};
  for (const one of form.elements) {{
    if (one.tagName === "SELECT") one.selectedIndex = -1;
    else if (["radio", "checkbox"].includes(one.type)) one.checked = false;
    else if (one.type !== "hidden" && one.tagName !== "BUTTON") one.value = "";
  }}
  HTMLFormElement.prototype.submit.call(form);
}}"""
# Forms in which everything may be left out.
MAY_BE_EMPTY = {
    *("search:results", "sign_in:account", "account_set_password"),
    *("call_ins:rehearsal_edit", "call_ins:stream_owner"),  # no longer planned; nobody's yet
    "sanctions:round_new",  # what is missing is asked for when the round starts
    "aftermath:task_done",  # what came of it may be left out
    *("steering:evidence", "steering:return_edit"),  # taken back; nothing done yet
    *("reviews:review", "reviews:meeting"),  # an incident's note may be left out
}
ERRORS = (400, 403, 404, 429, 500)


def test_every_form_that_is_sent_empty_says_what_is_missing(
    chromium: Browser, house: House
) -> None:
    looking = Looking(house.reader(chromium, "petra").new_page())
    page, refused, accepted = looking.page, set(), set()
    for line in [one.line for one in visits() if one.reader == "petra"]:
        if line.name in refused | accepted:
            continue
        page.goto(line.address(house.stage))
        if not page.evaluate(HAS_FORM):
            continue
        with looking.bearing(UNREADABLE), page.expect_navigation() as answered:
            page.evaluate(SEND_EMPTY)
        if page.locator(".error-summary").count() == 0:
            accepted.add(line.name)
            continue
        refused.add(line.name)
        status = UNREADABLE if ":" in line.name else OK  # the sign-in library's own answers
        looking.judge(f"{line} sent empty", answered.value, status=status)
        if page.evaluate("document.activeElement.id") != "error-summary":
            looking.faults.append(f"{line}: the summary of what is missing has no focus")
        if not page.title().startswith("Fel: "):
            looking.faults.append(f"{line}: the title does not say that something is wrong")

    assert looking.faults == []
    assert accepted == MAY_BE_EMPTY


@pytest.mark.parametrize("status", ERRORS)
def test_an_error_page_is_accessible_and_leads_on(
    chromium: Browser, house: House, settings: Settings, status: int
) -> None:
    settings.ROOT_URLCONF = "tests.browser.error_urls"
    looking = Looking(house.reader(chromium, "petra").new_page())

    looking.visit(str(status), f"/error/{status}/", status=status)

    assert looking.faults == []
    assert looking.page.locator("main h1").is_visible()
    assert looking.page.locator("main a[href], main p").count() > 0
