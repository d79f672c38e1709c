"""Addresses and logins survive every form they are written in."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict

from samsyn.postgres import BadDatabaseUrl, Credentials, Login, ServerAddress, parse_url

words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20
)


@given(user=words, password=words, database=words, port=st.integers(1, 65535))
def test_a_url_and_a_connection_string_keep_every_character(
    user: str, password: str, database: str, port: int
) -> None:
    url = (
        f"postgresql://{quote(user, safe='')}:{quote(password, safe='')}@db.example:{port}"
        f"/{quote(database, safe='')}?sslmode=verify-full"
    )

    login = parse_url(url)

    assert login == Login(
        ServerAddress(
            host="db.example", port=port, database=database, options=(("sslmode", "verify-full"),)
        ),
        Credentials(user, password),
    )
    assert conninfo_to_dict(login.dsn()) == {
        "host": "db.example",
        "port": str(port),
        "dbname": database,
        "user": user,
        "password": password,
        "sslmode": "verify-full",
    }


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("sqlite:///secret", "must begin with postgresql://"),
        ("postgresql://owner:secret@host/base?nonsense=1", "cannot be read"),
        ("postgresql://owner:secret@/base", "lacks host"),
        ("postgresql://host/secret", "lacks user, password"),
        ("postgresql://owner:secret@host:many/base", "port"),
        ("postgresql://owner:secret@one,two/base", "one host"),
    ],
)
def test_a_bad_url_is_refused_without_repeating_it(url: str, sentence: str) -> None:
    with pytest.raises(BadDatabaseUrl, match=sentence) as refusal:
        parse_url(url)

    assert "secret" not in str(refusal.value)


def test_django_gets_what_it_needs_for_a_socket() -> None:
    login = Login(
        ServerAddress(host="/data/run", port=5432, database="samsyn"),
        Credentials("samsyn_app", "secret"),
    )

    assert login.django() == {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "/data/run",
        "PORT": "5432",
        "NAME": "samsyn",
        "USER": "samsyn_app",
        "PASSWORD": "secret",
        "OPTIONS": {},
    }


def test_a_login_does_not_show_its_password() -> None:
    login = parse_url("postgresql://owner:secret@host/base")

    assert "secret" not in repr(login)
