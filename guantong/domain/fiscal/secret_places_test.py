"""A mark anywhere in a file is told by page and row, and by nothing that stands there."""

from dataclasses import replace

import pytest

from guantong.domain.fiscal.document import documents_of
from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.masked import MASKED
from guantong.domain.fiscal.pages import PrintedFile
from guantong.domain.fiscal.secret_places import secret_places

COVER = page(1, ["明湖区财政局", "2025年部门预算"])
TITLE = ["明湖区财政局2025年部门支出预算总表", "单位：元"]


def printed(name: str = "公安", lines: tuple[str, ...] = (), code: str = "204") -> PrintedFile:
    rows = [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        [code, name, "10", "10", "0"],
        ["合计", "<", "10", "10", "0"],
    ]
    return PrintedFile("a.pdf", (COVER, page(2, TITLE, rows), page(3, lines)))


def places(file: PrintedFile) -> list[str]:
    return [trouble.where.zh for trouble in secret_places(file, documents_of(file))]


@pytest.mark.parametrize("lines", [("秘密★3年",), ("说明", "机", "密", "★"), ("密级：机密",)])
def test_a_mark_in_the_text_of_a_later_page_is_found(lines: tuple[str, ...]) -> None:
    assert places(printed(lines=lines)) == ["第3页"]


@pytest.mark.parametrize(("name", "code"), [("ZX专项（秘密）", "204"), ("涉密ZX", "204"), ("ZX", "204（秘密）")])
def test_a_row_that_says_it_is_secret_is_told_by_its_number_alone(name: str, code: str) -> None:
    file = printed(name, code=code)

    (told,) = secret_places(file, documents_of(file))

    assert (told.where.zh, "ZX" in str(told), "以一行合并金额上传" in told.do.zh) == ("第2页第 2 行", False, True)


@pytest.mark.parametrize("name", [MASKED, "商业秘密保护", "国家保密"])
def test_the_masked_row_and_ordinary_words_are_none(name: str) -> None:
    assert places(printed(name, ("商业秘密不予公开。", "机要通信"))) == []


def test_neighbouring_cells_are_no_sentence() -> None:
    rows = [["工作机密", "*3"], ["谢绝", "密切联系"]]

    assert places(PrintedFile("a.xlsx", (page(1, [], rows),))) == []


def test_the_name_of_a_sheet_that_bears_the_mark_is_not_told() -> None:
    sheet = replace(COVER, name="ZX（秘密★）")

    assert places(PrintedFile("a.xlsx", (sheet,))) == ["第1页"]
