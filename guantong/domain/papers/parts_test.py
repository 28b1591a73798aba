"""No amount without the place it stands; what is printed of both."""

from datetime import date

import pytest

from guantong.domain.evidence import Corrected, Evidence
from guantong.domain.money import Unit
from guantong.domain.papers.parts import Figure, Stated, Unsourced, of, where

CELL = Evidence("审计工作报告.pdf", 12, "表4", 3, "金额", "186.42", 186420000, "万元")


def test_an_amount_says_itself_and_where_it_stands() -> None:
    amount = Figure(186420000, (CELL,))

    assert (amount.said, amount.source) == ("186.42万元", "《审计工作报告.pdf》第12页《表4》第3行“金额”为186.42万元")


def test_an_amount_is_printed_exactly_and_never_rounded() -> None:
    place = (Evidence("合同.pdf", 1),)

    assert [Figure(fen, place).said for fen in (100_0000, 186_421_235, 1)] == [
        "1.00万元",
        "186.421235万元",
        "0.000001万元",
    ]
    assert Figure(186_421_235, place, unit=Unit.YUAN).said == "1,864,212.35元"


@pytest.mark.parametrize("places", [(), (Evidence("", 1),)])
def test_an_amount_without_a_place_is_refused(places: tuple[Evidence, ...]) -> None:
    with pytest.raises(Unsourced):
        Figure(1, places)


def test_an_amount_that_its_place_does_not_print_is_refused_unless_it_says_how_it_came() -> None:
    with pytest.raises(Unsourced, match="≠ 186.42"):
        Figure(186430000, (CELL,))
    with pytest.raises(Unsourced):
        Figure(186420000, (CELL, CELL))

    assert Figure(0, (CELL, CELL), "两数相减").source.startswith(
        "由下列各数得出（两数相减）：《审计工作报告.pdf》第12页"
    )


def test_a_corrected_cell_is_printed_as_a_person_read_it() -> None:
    by_hand = Corrected("186.24", "shen", date(2026, 11, 10))
    place = Evidence("审计工作报告.pdf", 12, "表4", 3, "金额", "186.42", 186240000, "万元", corrected=by_hand)

    assert Figure(186240000, (place,)).source.endswith("为186.24万元")


def test_a_place_without_a_table_is_its_page_row_and_column() -> None:
    assert where(Evidence("清单.xlsx", 1, row=6, column="问题", sheet="汇总")) == "《清单.xlsx》工作表“汇总”第6行“问题”"
    assert where(Evidence("《决定》", 3)) == "《决定》第3页"


@pytest.mark.parametrize("words", ["少扣186.42万元", "共３元", "1,200.00 元", "5亿元", "约2千万元"])
def test_plain_words_name_no_amount(words: str) -> None:
    with pytest.raises(Unsourced):
        of("甲", words)


@pytest.mark.parametrize("words", ["4个项目", "万元", "2025年", "第29条", "3个工作日", "5公里，元旦前"])
def test_other_figures_are_plain_words(words: str) -> None:
    assert of(words) == (words,)


def test_what_a_file_says_keeps_its_amounts_and_its_place() -> None:
    said = Stated("少扣186.42万元", CELL)

    assert of(said) == (said,)
    assert said.source == "《审计工作报告.pdf》第12页《表4》第3行“金额”"
    with pytest.raises(Unsourced):
        Stated("少扣186.42万元", Evidence("", 0))
