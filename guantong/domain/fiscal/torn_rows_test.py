"""A torn row is one row; a row without a code that has amounts of its own stays one."""

from dataclasses import replace

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.table import Row, Value
from guantong.domain.fiscal.torn_rows import mended

CELL = Evidence("预算.pdf", 5)
AMOUNT, BLANK = {"total": Value(CELL, 100_00, 100)}, {"total": Value(CELL)}
HEAD = Row("机关事业单位基本养老", AMOUNT, "2080505", "208|05|05", 3, page=5, number=20)
REST = Row("保险缴费支出", BLANK, page=6, number=1)


def test_the_rest_of_a_name_is_put_back() -> None:
    assert mended(HEAD, REST) == replace(HEAD, name="机关事业单位基本养老保险缴费支出")


def test_amounts_that_stand_beside_the_rest_belong_to_the_row() -> None:
    whole = mended(replace(HEAD, values=BLANK), replace(REST, values=AMOUNT))

    assert whole == replace(HEAD, name="机关事业单位基本养老保险缴费支出")


def test_rows_of_their_own_are_left_alone() -> None:
    own = [
        replace(REST, values=AMOUNT),
        replace(REST, page=5),
        replace(REST, total=True),
        replace(REST, code="208", code_printed="208", level=1),
        replace(REST, name=""),
    ]

    assert [mended(HEAD, row) for row in own] == [None] * 5
    assert mended(replace(HEAD, level=0), REST) is None
