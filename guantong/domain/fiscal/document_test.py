"""One file may hold several bodies; each logical document knows its body, kind, level and year."""

from dataclasses import replace

from guantong.domain.fiscal.document import DocumentKind, documents_of
from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.pages import Page, PrintedFile

HEAD = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
ROW = ["201", "一般公共服务支出", "30", "20", "10"]


def sheet(number: int, body: str, title: str = "2025年部门支出预算总表") -> Page:
    return page(number, [title, f"编制部门：{body} 单位：元"], [HEAD, ROW])


def cover(number: int, body: str, words: str = "2025年度部门预算") -> Page:
    return page(number, [body, words])


def test_two_units_behind_two_covers_are_two_documents() -> None:
    file = PrintedFile(
        "合订.pdf",
        (cover(1, "明湖区图书馆"), sheet(2, "明湖区图书馆"), cover(3, "明湖区少年宫"), sheet(4, "明湖区少年宫")),
    )

    found = documents_of(file)

    assert [(d.body, [p.number for p in d.pages]) for d in found] == [
        ("明湖区图书馆", [1, 2]),
        ("明湖区少年宫", [3, 4]),
    ]


def test_two_units_without_covers_are_told_apart_by_the_name_on_their_tables() -> None:
    found = documents_of(PrintedFile("合订.pdf", (sheet(1, "明湖区图书馆"), sheet(2, "明湖区少年宫"))))

    assert [d.body for d in found] == ["明湖区图书馆", "明湖区少年宫"]


def test_a_document_that_names_no_body_takes_no_foot_of_a_page_for_one() -> None:
    table = page(2, ["2025年部门支出预算总表", "单位：元"], [HEAD, ROW])
    title = page(1, ["2025年度部门预算", "第1页 共20页", "二〇二五年二月"])
    foot = replace(title.lines[0], text="明湖区预算公开平台", box=(200.0, 800.0, 400.0, 812.0))

    found = [
        documents_of(PrintedFile("预算.pdf", (first, table)))[0].body
        for first in (title, replace(title, lines=(title.lines[0], foot)))
    ]

    assert found == ["", ""]


def test_a_sheet_that_is_no_bodys_is_called_by_its_name_all_the_same() -> None:
    titles = ["2025年部门支出预算总表", "2025年部门收入预算总表"]
    pages = (
        page(1, ["明湖区文化局及所属单位", "2024年度部门预算"]),
        *(replace(sheet(2 + at, "明湖区图书馆", title), name=f"图{at}") for at, title in enumerate(titles)),
        *(replace(sheet(4 + at, "明湖区少年宫", title), name=f"少{at}") for at, title in enumerate(titles)),
    )

    library, _ = documents_of(PrintedFile("合订.xlsx", (replace(pages[0], name="封面"), *pages[1:])))

    assert [p.number for p in library.pages] == [2, 3]
    (cell,) = library.evidence_of_title("cover", 1, "2024")
    assert (cell.page, cell.sheet, library.page_named(1).zh) == (1, "封面", "工作表“封面”")


def test_the_year_is_the_one_most_titles_name_and_the_others_are_kept() -> None:
    pages = (cover(1, "明湖区财政局"), sheet(2, "明湖区财政局"), sheet(3, "明湖区财政局", "2024年部门收入预算总表"))

    (document,) = documents_of(PrintedFile("预算.pdf", pages))

    assert document.year == 2025
    assert ("2024年部门收入预算总表", 2024, 3) in document.years_seen


def test_budget_and_final_account_are_told_by_their_titles() -> None:
    (budget,) = documents_of(
        PrintedFile("a.pdf", (sheet(1, "明湖区财政局", "2025年部门一般公共预算支出功能分类预算表"),))
    )
    (final,) = documents_of(PrintedFile("b.pdf", (sheet(1, "明湖区财政局", "一般公共预算财政拨款支出决算表"),)))

    assert (budget.kind, final.kind) == (DocumentKind.BUDGET, DocumentKind.FINAL_ACCOUNTS)


def test_department_and_unit_are_two_levels() -> None:
    (department,) = documents_of(PrintedFile("a.pdf", (sheet(1, "明湖区财政局"),)))
    (unit,) = documents_of(PrintedFile("b.pdf", (sheet(1, "明湖区财政局", "2025年预算单位支出预算总表"),)))

    assert (department.level, unit.level) == ("department", "unit")


def test_government_tables_make_a_government_document() -> None:
    rows = [["收入", "<", "支出", "<"], ["项目", "预算数", "项目", "预算数"], ["收入总计", "9", "支出总计", "9"]]

    (document,) = documents_of(
        PrintedFile("政府.pdf", (page(1, ["2025年明湖区一般公共预算收支平衡表", "单位：万元"], rows),))
    )

    assert (document.kind, document.level) == (DocumentKind.GOVERNMENT_BUDGET, "government")


def test_a_file_without_any_published_table_is_no_document() -> None:
    assert documents_of(PrintedFile("信.pdf", (page(1, ["尊敬的代表："]),))) == ()


def test_pages_that_are_pictures_only_are_counted() -> None:
    (document,) = documents_of(PrintedFile("扫描.pdf", (sheet(1, "明湖区财政局"), Page(2, 595, 842, image_only=True))))

    assert document.image_only_pages == (2,)
