"""The figures of the table, by hand."""

import pytest
from benchmarks.table import Measured, lines_of, p95


def page(name="person", *, least=(0.01, 0.01), broadest=(0.02, 0.02), queries=(5, 6), tenth=(5, 6)):
    return Measured(
        page=name, least=least, broadest=broadest, queries=queries, queries_at_a_tenth=tenth
    )


def test_ninety_five_of_a_hundred_requests_are_no_slower_than_the_percentile():
    seconds = [number / 1000 for number in range(101)]

    assert p95(seconds) == pytest.approx(0.095)


def test_a_page_grows_when_either_reader_asks_more_of_more_rows():
    assert not page().grows
    assert page(queries=(6, 6)).grows
    assert page(queries=(5, 7)).grows


def test_ratios_are_of_the_least_to_the_broadest_and_of_the_page_to_the_static_file():
    static = page("static file", least=(0.001, 0.001), broadest=(0.002, 0.002))

    *_, line = lines_of([static, page()], static)

    assert line.split() == ["person", "10.0", "10.0", "20.0", "20.0", "0.50", "10.0", "5/6", "5/6"]
