"""Lines in the order a reader reads them: turned heads, prose in columns, tables left alone."""

from pathlib import Path

from guantong.domain.fiscal.pages import TextLine
from guantong.gateways.adapters.published_documents.frame_test import GRID, TEXT, cells, page
from guantong.gateways.adapters.published_documents.text_columns import in_columns

LEFT = (
    "一、部门主要职能：负责本区图书",
    "馆的规划和建设，组织全民阅读活",
    "动，承担古籍的保护和整理工作，",
    "指导街道图书室。二、机构设置：",
    "本部门设办公室、采编部、阅览部",
    "等五个机构，没有下属预算单位。",
)
RIGHT = ("三、名词解释：财政拨款收入指区", "财政当年拨付的资金；其他收入指", "除上述以外的收入；基本支出指为", "保障机构正常运转而发生的支出；", "项目支出指在基本支出之外为完成", "特定任务发生的支出。")  # fmt: skip


def line(left: str, right: str, y: float) -> TextLine:
    xs = [50 + 12 * at for at in range(len(left))] + [50 + 12 * len(left)] + [300 + 12 * at for at in range(len(right))]
    return TextLine(f"{left} {right}", (50, y, 300 + 12 * len(right), y + 12), tuple(float(x) for x in xs))


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    lines = [line(a, b, 100 + 20 * at) for at, (a, b) in enumerate(zip(LEFT, RIGHT, strict=True))]

    assert [ln.text for ln in in_columns(lines)] == [*LEFT, *RIGHT]


def test_a_title_above_two_columns_stays_above_them() -> None:
    title = TextLine("2025年度部门预算编制说明", (180, 60, 420, 72), tuple(180.0 + 20 * at for at in range(13)))
    lines = [line(a, b, 100 + 20 * at) for at, (a, b) in enumerate(zip(LEFT, RIGHT, strict=True))]

    assert [ln.text for ln in in_columns([title, *lines])] == [title.text, *LEFT, *RIGHT]


def test_lines_of_a_list_and_heads_of_tables_are_not_torn_apart() -> None:
    names = ("城市管理局", "图书馆", "区总工会", "少年宫", "教育局", "体育中心")
    lines = [line(name, f"{at},250.00", 100 + 20 * at) for at, name in enumerate(names)]
    heads = [line("编制部门：明湖区图书馆", "单位：元", 60)]

    assert in_columns([*heads, *lines]) == [*heads, *lines]


def test_a_head_turned_on_its_side_is_read_in_its_own_direction(tmp_path: Path) -> None:
    most = b" BT /F1 8 Tf 50 180 Td (EXPENDITURE BY FUNCTION) Tj ET"
    upward = most + b" BT /F1 8 Tf 0 1 -1 0 120 93 Tm (BASIC) Tj 0 -10 Td (COST) Tj ET"
    downward = most + b" BT /F1 8 Tf 0 -1 1 0 115 127 Tm (BASIC) Tj ET"

    assert cells(page(tmp_path, TEXT + GRID + upward))[1] == (0, 1, "BASIC\nCOST")
    assert cells(page(tmp_path, TEXT + GRID + downward))[1] == (0, 1, "BASIC")


def test_a_slanting_watermark_does_not_fall_into_cells(tmp_path: Path) -> None:
    found = page(tmp_path, TEXT + GRID + b" .7 g BT /F1 20 Tf .7 .7 -.7 .7 55 92 Tm (COPY) Tj ET")

    assert cells(found) == [(0, 0, "7"), (0, 1, "")]
    assert [ln.text for ln in found.lines] == ["TOTAL", "COPY"]
