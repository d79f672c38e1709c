"""Attempts are counted by where they come from, which a visitor cannot make up."""

import pytest
from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from samsyn.office.config.environment import BadEnvironment, Environment, read_environment
from samsyn.office.config.proxies import OwnProxiesOnly

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PROXY, HOME, MADE_UP = "10.0.0.5", "192.0.2.7", "203.0.113.9"
TOO_MANY = 429
ALLOWED = 30  # attempts a minute from one address


@pytest.fixture(autouse=True)
def _no_earlier_attempts(settings: Settings) -> None:
    settings.ENVIRONMENT = Environment(mode="demo", proxy_addresses=f"{PROXY}, 2001:db8::/64")
    cache.clear()


def counted_as(forwarded: str | None) -> str:
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    request = RequestFactory().get("/sign-in/", headers=headers, REMOTE_ADDR=PROXY)
    return str(get_adapter(request).get_client_ip(request))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        (0, None, PROXY),
        (0, HOME, PROXY),
        (0, f"{MADE_UP}, {HOME}", PROXY),
        (1, None, PROXY),
        (1, HOME, HOME),
        (1, f"{MADE_UP}, {HOME}", HOME),
        (1, f"{MADE_UP},{MADE_UP},{HOME}", HOME),
        (2, f"{HOME}, 10.0.0.9", HOME),
        (2, f"{MADE_UP}, {HOME}, 10.0.0.9", HOME),
        (2, HOME, PROXY),
        (1, "not an address", PROXY),
        (1, "", PROXY),
        (1, "2001:db8::7", "2001:db8::7"),
    ],
)
def test_only_what_ones_own_proxies_added_counts(
    settings: Settings, proxies: int, forwarded: str | None, counted: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    assert counted_as(forwarded) == counted


def attempts(forwarded: str, number: int) -> list[int]:
    """Try as many times, each at another address of staff and with another made-up start."""
    return [
        Client()
        .post(
            "/sign-in/",
            {"login": f"{one}@exempel.example", "password": "x"},
            headers={"x-forwarded-for": forwarded.format(one=one)},
            REMOTE_ADDR=PROXY,
        )
        .status_code
        for one in range(number)
    ]


@pytest.mark.parametrize(
    ("proxies", "forwarded"),
    [(0, "198.51.100.{one}"), (1, "198.51.100.{one}, " + HOME)],
)
def test_nobody_gets_more_attempts_by_making_up_addresses(
    settings: Settings, proxies: int, forwarded: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    assert attempts(forwarded, ALLOWED + 1)[-1] == TOO_MANY


def test_colleagues_behind_one_proxy_are_counted_apart(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    assert TOO_MANY not in attempts("198.51.100.{one}", ALLOWED + 1)


def reached_over(address: str, **written: str) -> HttpRequest:
    """Return the request as everything behind the first door sees it."""
    seen: list[HttpRequest] = []
    request = RequestFactory().get("/sign-in/", headers=written, REMOTE_ADDR=address)

    def respond(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    OwnProxiesOnly(respond)(request)
    return seen[0]


@pytest.mark.parametrize(
    ("address", "is_believed"),
    [(PROXY, True), ("2001:db8::7", True), (HOME, False), ("10.0.0.6", False), ("", False)],
)
def test_only_ones_own_proxy_is_believed_that_a_visit_came_over_https(
    settings: Settings, address: str, *, is_believed: bool
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert reached_over(address, **{"x-forwarded-proto": "https"}).is_secure() is is_believed


def test_nothing_that_a_visitor_writes_as_a_proxy_would_reaches_the_office() -> None:
    written = {"x-forwarded-for": MADE_UP, "x-forwarded-host": "a.example", "forwarded": "for=a"}

    left = {name for name in reached_over(HOME, **written).META if "FORWARDED" in name}

    assert left == set()


def test_a_visitor_past_the_proxies_is_counted_as_where_they_speak_from(
    settings: Settings,
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ENVIRONMENT = Environment(mode="demo", proxy_addresses="10.0.0.99")

    assert attempts("198.51.100.{one}", ALLOWED + 1)[-1] == TOO_MANY


def test_the_addresses_of_proxies_are_read_from_the_environment() -> None:
    assert [str(one) for one in read_environment({}).proxy_networks] == ["127.0.0.1/32", "::1/128"]
    with pytest.raises(BadEnvironment, match="SAMSYN_PROXY_ADDRESSES"):
        read_environment({"SAMSYN_PROXY_ADDRESSES": "10.0.0.5/8"})


def test_the_number_of_proxies_is_read_from_the_environment() -> None:
    assert read_environment({}).proxies == "0"
    assert read_environment({"SAMSYN_PROXIES": "2"}).proxies == "2"


@pytest.mark.parametrize("wrong", ["-1", "one", "", "10.0.0.0/8", "²"])
def test_a_number_of_proxies_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(BadEnvironment, match="SAMSYN_PROXIES"):
        read_environment({"SAMSYN_PROXIES": wrong})
