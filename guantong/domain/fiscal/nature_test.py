"""One odd title decides nothing: what a document is follows from its cover, most titles and columns."""

import pytest

from guantong.domain.fiscal.document import Document, documents_of
from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.pages import PrintedFile

HEAD = ["科目编码", "科目名称", "合计"]
ROWS = [HEAD, ["201", "一般公共服务支出", "30"]]
DEPARTMENT = ("收支总表", "收入总表", "支出总表", "财政拨款收支总表")
GOVERNMENT = ("一般公共预算收入表", "一般公共预算收支平衡表", "税收返还和转移支付表")


def document(cover: list[str], *titles: str, rows: list[list[str]] = ROWS) -> Document:
    covers = [page(1, cover)] if cover else []
    tables = [page(at, [title, "单位：万元"], rows) for at, title in enumerate(titles, 2)]
    (found,) = documents_of(PrintedFile("a.pdf", (*covers, *tables)))
    return found


@pytest.mark.parametrize(
    ("cover", "titles", "kind"),
    [
        (["明湖区图书馆", "2025年部门预算"], (*DEPARTMENT, "2024年“三公”经费支出决算表"), "budget"),
        (["明湖区图书馆2025年度预算公开"], (*DEPARTMENT, "一般公共预算财政拨款支出决算表"), "budget"),
        (["明湖区图书馆", "2024年度部门决算"], ("收入支出决算总表", "一般公共预算支出决算表"), "final_accounts"),
        (["明湖区图书馆", "2024年度部门决算"], ("2024年部门预算支出总表", "收入决算表"), "final_accounts"),
        (["明湖区图书馆", "2024年度单位决算"], ("一般公共预算支出决算表",), "final_accounts"),
        ([], ("收入支出决算总表", "收入决算表", "一般公共预算支出决算表"), "final_accounts"),
        ([], ("收支预算总表", "收入预算总表", "一般公共预算支出决算表"), "budget"),
        (["明湖区2025年政府预算"], (*GOVERNMENT, "一般公共预算支出表"), "government_budget"),
        (["明湖区2024年财政决算"], ("一般公共预算支出决算表",), "government_final_accounts"),
        (["明湖区2024年财政决算"], (*GOVERNMENT, "一般公共预算支出决算表"), "government_final_accounts"),
        ([], (*GOVERNMENT, "“三公”经费支出表"), "government_budget"),
        (["明湖区2024年政府决算公开"], ("一般公共预算收入决算表", "支出总表"), "government_final_accounts"),
    ],
)
def test_a_document_is_what_most_of_it_says(cover: list[str], titles: tuple[str, ...], kind: str) -> None:
    assert document(cover, *titles).kind == kind


def test_columns_decide_where_neither_cover_nor_titles_do() -> None:
    rows = [["科目编码", "科目名称", "决算数"], ["201", "一般公共服务支出", "30"]]

    assert document([], "收支总表", "收入总表", rows=rows).kind == "final_accounts"
    assert document([], "收支总表", "收入总表").kind == "budget"


def test_a_title_that_both_levels_print_is_the_table_of_the_documents_own_level() -> None:
    department = document(["明湖区图书馆", "2024年部门决算"], "一般公共预算支出决算表")
    government = document(["明湖区2025年政府预算"], "一般公共预算支出表", "政府性基金预算支出表", "“三公”经费预算表")

    assert [table.kind for table in department.tables] == ["general_public_by_function"]
    assert [table.kind for table in government.tables] == [
        "government_general_expenditure",
        "government_fund_expenditure",
        "government_three_public",
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2025年明湖区政府性基金预算收入表", "government_fund_revenue"),
        ("2025年明湖区本级政府性基金预算支出表", "government_fund_expenditure"),
        ("明湖区2025年国有资本经营预算收入预算表", "state_capital_revenue"),
        ("明湖区2025年国有资本经营预算支出表", "state_capital_expenditure"),
        ("2025年区级一般公共预算基本支出经济分类预算表", "government_basic_by_economic"),
        ("2025年一般公共预算本级基本支出表", "government_basic_by_economic"),
        ("明湖区2025年“三公”经费预算汇总表", "government_three_public"),
    ],
)
def test_the_tables_of_a_government_budget_are_known(title: str, kind: str) -> None:
    found = document(["明湖区2025年政府预算"], "一般公共预算收支平衡表", title)

    assert found.tables[1].kind == kind


def test_last_years_execution_beside_this_years_budget_is_no_wrong_year() -> None:
    found = document(
        ["明湖区2025年政府预算"],
        "2024年一般公共预算收入执行情况表",
        "2025年一般公共预算收入预算表",
        "2025年“三公”经费汇总表",
    )

    assert {year for _, year, _ in found.years_seen} == {2025}
    table = found.table("government_general_revenue")
    assert table is not None
    assert table.title == "2025年一般公共预算收入预算表"


def test_a_page_between_two_parts_is_no_cover() -> None:
    pages = (
        page(1, ["明湖区图书馆", "2024年度部门决算"]),
        page(2, ["第二部分", "2024年度部门决算表"]),
        page(3, ["支出决算表", "单位：万元"], ROWS),
        page(4, ["第三部分", "2024年度部门决算情况说明"]),
        page(5, ["2024年度，明湖区图书馆收入支出总计30万元。"]),
    )

    (found,) = documents_of(PrintedFile("a.pdf", pages))

    assert [page.number for page in found.pages] == [1, 2, 3, 4, 5]
    assert any("收入支出总计30万元" in sentence.text for sentence in found.sentences)


def test_a_cover_printed_again_inside_is_no_second_document() -> None:
    cover = ["明湖区图书馆", "2024年度部门决算"]
    pages = (
        page(1, cover),
        page(2, ["2024年度，明湖区图书馆收入支出总计30万元。"]),
        page(3, cover),
        page(4, ["支出决算表", "单位：万元"], ROWS),
    )

    (found,) = documents_of(PrintedFile("a.pdf", pages))

    assert [page.number for page in found.pages] == [1, 2, 3, 4]


def test_titles_alone_tell_a_units_tables_from_its_departments() -> None:
    assert document([], "2025年单位支出预算总表").level == "unit"
    assert document([], "2025年部门支出预算总表").level == "department"
