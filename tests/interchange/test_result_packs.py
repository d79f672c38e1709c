"""What stands in the tables of a result pack, as a spreadsheet opens them."""

import csv
from io import StringIO

from samsyn.interchange.result_packs import csv_bytes


def test_a_series_that_is_named_as_a_formula_does_not_run_where_a_pack_is_opened() -> None:
    content = csv_bytes(("name", "value"), [('=HYPERLINK("x")', -3), ("-12", None)])

    assert list(csv.reader(StringIO(content.decode()))) == [
        ["name", "value"],
        ['\'=HYPERLINK("x")', "-3"],
        ["-12", ""],
    ]
