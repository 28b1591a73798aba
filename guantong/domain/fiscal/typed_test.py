"""Typed rows become the table a reader would have read; secret lines are one masked addend."""

from guantong.domain.fiscal.document import Document, DocumentKind
from guantong.domain.fiscal.masked import MASKED
from guantong.domain.fiscal.pages import Page, PrintedFile
from guantong.domain.fiscal.soundness import control_of
from guantong.domain.fiscal.typed import Cells, TypedTable, filled, kept_of, table_of, typed_from, with_typed
from guantong.domain.money import Unit
from guantong.domain.secrecy import line_mark_in

PRINTED = PrintedFile("a.pdf", (Page(1, 595, 842, image_only=True), Page(2, 595, 842, image_only=True)))
ROWS: tuple[Cells, ...] = (
    ("204", "公共安全支出", "60.00", "60.00", ""),
    ("20402", "公安", "60.00", "60.00", ""),
    ("2040201", "行政运行", "60.00", "60.00", ""),
    ("", MASKED, "40.00", "", "40.00"),
    ("", "合计", "100.00", "60.00", "40.00"),
)


def typed(*rows: Cells, **facts: object) -> TypedTable:
    told = {
        "body": "明湖区公安局", "year": 2026, "kind": DocumentKind.BUDGET, "level": "department",
        "form": "general_public_by_function", "title": "一般公共预算支出表", "unit": Unit.TEN_THOUSAND,
        "pages": ((2, rows or ROWS),),
    }  # fmt: skip
    return TypedTable(**(told | facts))  # type: ignore[arg-type]


def test_amounts_are_parsed_as_those_of_a_printed_table() -> None:
    table = table_of(typed(("2040201", "行政运行", "１,234.50", "-", "0.00")), "a.pdf")

    (row,) = table.rows
    total, basic, project = (row.values[key] for key in ("total", "basic", "project"))
    assert (total.fen, total.step, basic.fen, project.fen) == (1_234_500_000, 10_000, None, 0)
    assert (row.code, row.level, row.number) == ("2040201", 3, 2)
    assert (total.evidence.page, total.evidence.column, total.evidence.boxes) == (2, "合计", ())


def test_what_is_no_amount_is_kept_as_unread() -> None:
    (row,) = table_of(typed(("201", "一般公共服务支出", "5l0", "", "")), "a.pdf").rows

    assert (row.values["total"].unread, row.values["total"].text) == (True, "5l0")


def test_rows_of_several_pages_are_one_table_each_row_on_its_page() -> None:
    table = table_of(typed(pages=((1, ROWS[:2]), (2, ROWS[2:]))), "a.pdf")

    assert (table.pages, [(row.page, row.number) for row in table.rows]) == (
        (1, 2),
        [(1, 2), (1, 3), (2, 2), (2, 3), (2, 4)],
    )


def test_the_masked_row_is_part_of_the_sum() -> None:
    assert control_of(table_of(typed(), "a.pdf")).held == 3
    assert len(control_of(table_of(typed(*ROWS[:3], ROWS[4]), "a.pdf")).broken) == 1


def test_a_typed_table_is_a_document_of_its_own_or_added_to_the_one_it_is_of() -> None:
    (alone,) = with_typed((), PRINTED, [typed()])
    half = Document("a.pdf", PRINTED.pages, "", DocumentKind.BUDGET, "department", None, ())
    other = Document("a.pdf", PRINTED.pages, "明湖区财政局", DocumentKind.BUDGET, "department", 2026, ())

    assert (alone.body, alone.year, len(alone.tables), alone.image_only_pages) == ("明湖区公安局", 2026, 1, (1, 2))
    assert [(d.body, d.year, len(d.tables)) for d in with_typed((half,), PRINTED, [typed(), typed()])] == [
        ("明湖区公安局", 2026, 2)
    ]
    assert [(d.body, len(d.tables)) for d in with_typed((other,), PRINTED, [typed()])] == [
        ("明湖区财政局", 0),
        ("明湖区公安局", 1),
    ]


def test_it_is_kept_and_comes_back_the_same() -> None:
    assert typed_from(kept_of(typed())) == typed()


def test_rows_without_anything_are_left_out() -> None:
    assert list(filled([["", " "], [" 201", ""]])) == [("201", "")]


def test_a_line_that_bears_a_mark_is_known() -> None:
    marked = ["涉密专用设备", "专项（秘密）", "绝密", "机密★", "秘 密 ★", "项目[密]"]
    assert [bool(line_mark_in(text)) for text in marked] == [True] * len(marked)
    assert [line_mark_in(text) for text in ("商业秘密保护", "保密管理", "国家保密", "公安")] == [""] * 4
