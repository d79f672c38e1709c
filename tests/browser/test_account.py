"""The pages of one's own account that come up only on the way: codes, keys, and asking again."""

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Page
from tests.browser.house import House
from tests.browser.looking import Looking
from tests.browser.plan import OF_THE_ACCOUNT
from tests.office.sign_in.doorstep import PASSWORD, code_now, give_password

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FACTOR = "/account/second-factor/"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def sign_in_by_password(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_text("Logga in med lösenord i stället").click()
    page.get_by_label("E-post").fill("frida@exempel.example")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Logga in", exact=True).click()


def give_key(page: Page) -> None:
    """Plug a security key into the browser."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def test_every_page_of_ones_own_account_is_accessible(chromium: Browser, house: House) -> None:
    staff = give_password("frida")
    page = house.visitor(chromium).new_page()
    give_key(page)
    looking = Looking(page)
    sign_in_by_password(page)
    page.goto(f"/account/confirm/?next={FACTOR}app/")
    page.locator('main [name="password"]').fill(PASSWORD)
    with page.expect_navigation():
        page.locator("main button[type=submit]").first.click()

    looking.visit("mfa_activate_totp", f"{FACTOR}app/")
    secret = page.locator("main code").inner_text()
    page.locator('main [name="code"]').fill(code_now(secret))
    with page.expect_navigation() as answered:
        page.locator("main button[type=submit]").first.click()
    looking.judge("mfa_view_recovery_codes", answered.value)
    looking.visit("mfa_add_webauthn", f"{FACTOR}keys/add/")
    with page.expect_navigation():
        page.get_by_role("button", name="Lägg till passnyckeln").click()
    key = Authenticator.objects.get(user=staff, type="webauthn")
    for name, address in {
        "mfa_index": FACTOR,
        "mfa_generate_recovery_codes": f"{FACTOR}codes/new/",
        "mfa_deactivate_totp": f"{FACTOR}app/remove/",
        "mfa_remove_webauthn": f"{FACTOR}keys/{key.pk}/remove/",
        "mfa_edit_webauthn": f"{FACTOR}keys/{key.pk}/name/",
        "mfa_reauthenticate": "/account/confirm/code/",
        "mfa_reauthenticate_webauthn": "/account/confirm/key/",
    }.items():
        looking.visit(name, address)
    again = Looking(house.visitor(chromium).new_page())
    sign_in_by_password(again.page)
    again.visit("mfa_authenticate", "/sign-in/code/")

    assert looking.faults + again.faults == []
    assert looking.seen | again.seen >= OF_THE_ACCOUNT
