"""Sends the form of a page empty: what comes back says what is missing, to everybody."""

from playwright.sync_api import Page
from tests.architecture.addresses import Line
from tests.browser.looking import Looking

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
OUR_OWN = {"account_login"}  # the sign-in library's pages answer 200
# Forms in which everything may be left out.
MAY_BE_EMPTY = {
    *("search:results", "sign_in:account", "account_set_password"),
    *("call_ins:rehearsal_edit", "call_ins:stream_owner"),  # no longer planned; nobody's yet
    "outcomes:design",  # a step is taken by its button, which is not pressed here
    "planning:accept",  # whom the plan invites has been chosen before
    "sanctions:round_new",  # what is missing is asked for when the round starts
    "aftermath:task_done",  # what came of it may be left out
    *("steering:evidence", "steering:return_edit"),  # taken back; nothing done yet
    "progress:word",  # the computed sentence stands again
    "problem_analysis:passage",  # a text is taken away by leaving it empty
    "reviews:review",  # an incident's note may be left out
    "steering_reports:draft_edit",  # nothing need be said beside the figures
    "rights:request",  # a row that is left open waits
    *("support:cases", "support:contact"),  # the list again; answered, with nothing to add
    *("support:new_case", "support:take_up"),  # an anonymous case has nothing but its number
}


def is_refused_when_empty(looking: Looking, line: Line) -> bool:
    """Send the form of the page that stands open, and look at the refusal if there is one."""
    page = looking.page
    status = UNREADABLE if ":" in line.name or line.name in OUR_OWN else OK
    with looking.bearing(UNREADABLE), page.expect_navigation() as answered:
        page.evaluate(SEND_EMPTY)
    if page.locator(".error-summary").count() == 0:
        return False
    looking.judge(f"{line} sent empty", answered.value, status=status)
    if page.evaluate("document.activeElement.id") != "error-summary":
        looking.faults.append(f"{line}: the summary of what is missing has no focus")
    if not page.title().startswith("Fel: "):
        looking.faults.append(f"{line}: the title does not say that something is wrong")
    return True


def has_form(page: Page) -> bool:
    """Say whether the page has a form that somebody can fill in."""
    return bool(page.evaluate(HAS_FORM))
