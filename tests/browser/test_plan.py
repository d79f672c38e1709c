"""A page that stands in the access matrix is looked at, or says where it is looked at."""

from tests.architecture.addresses import CAST, Line
from tests.browser.plan import not_looked_at


def test_no_page_of_the_matrix_is_left_out() -> None:
    assert not_looked_at() == set()


def test_a_page_that_nobody_looks_at_is_found() -> None:
    unseen = Line(method="GET", name="people:new_page", about=(), expected=dict.fromkeys(CAST, 302))

    assert not_looked_at([unseen]) == {"people:new_page"}
