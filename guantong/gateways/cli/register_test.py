"""A register is read as offices save it; what is wrong is said with its line, the rest is used."""

from pathlib import Path
from typing import Any

import pytest

from guantong.domain.fiscal.document import Document, DocumentKind
from guantong.domain.rule_engine.case import department_of
from guantong.gateways.cli.check import check
from guantong.gateways.cli.register import COLUMNS, Register, read_register
from guantong.gateways.demo.figures import grow
from guantong.gateways.demo.layouts import budget
from guantong.gateways.demo.workbook import print_xlsx

HEAD = "单位,年度,级次,文种,到期日"
LINE = "明湖区财政局,2025,部门,预算,2025-02-28"


def register(folder: Path, content: str | bytes) -> Register:
    path = folder / "清单.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_register(path, path.name)


def said(found: Register) -> list[tuple[str, str]]:
    return [(trouble.where.zh, trouble.what.zh) for trouble in found.troubles]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
def test_encodings_and_separators_that_offices_save_are_read(tmp_path: Path, encoding: str, separator: str) -> None:
    text = f"{HEAD}\r\n{LINE}\r\n".replace(",", separator)

    found = register(tmp_path, text.encode(encoding))

    assert found.troubles == ()
    assert [(line.body, line.year, line.level, str(line.due_on)) for line in found.lines] == [
        ("明湖区财政局", 2025, "department", "2025-02-28")
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "清单是空的"),
        (HEAD, "清单是空的"),
        ("单位,年度\n甲,2025\n", "清单缺少列：文种"),
        (b"PK\x03\x04 book", "清单是工作簿（xlsx、xls），不是 CSV"),
        (b"\xd0\xcf\x11\xe0 old book", "清单是工作簿（xlsx、xls），不是 CSV"),
        (b"\xff\xff\xff", "清单不是 UTF-8、UTF-16 或 GB18030 编码的文本"),
        (LINE.encode("utf-16-le"), "清单不是 UTF-8、UTF-16 或 GB18030 编码的文本"),
    ],
)
def test_a_register_that_cannot_be_read_says_why_and_how_to_save_it(
    tmp_path: Path, content: str | bytes, words: str
) -> None:
    found = register(tmp_path, content)

    assert (found.lines, said(found)) == ((), [("整个清单", words)])
    assert "另存为“CSV UTF-8" in found.troubles[0].do.zh


@pytest.mark.parametrize(
    ("line", "words", "column"),
    [
        (",2025,部门,预算,", "没有写单位", "单位"),
        ("甲,²,部门,预算,", "年度“²”不是四位数字", "年度"),
        ("甲,明年,部门,预算,", "年度“明年”不是四位数字", "年度"),
        ("甲,2025,部门,计划,", "文种“计划”无法识别，可写：预算、决算", "文种"),
        ("甲,2025,处室,预算,", "级次“处室”无法识别，可写：部门、单位、政府，或留空", "级次"),
        ("甲,2025,部门,预算,年底", "日期无法识别：年底", "到期日"),
        ("甲,2025,部门,预算,2025-02-30", "日期无法识别：2025-02-30", "到期日"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_and_the_others_are_used(
    tmp_path: Path, line: str, words: str, column: str
) -> None:
    found = register(tmp_path, f"{HEAD}\n{LINE}\n\n{line}\n")

    assert (len(found.lines), said(found)) == (1, [(f"清单第4行“{column}”列", words)])


def test_a_field_that_never_ends_is_said_with_its_line(tmp_path: Path) -> None:
    found = register(tmp_path, f'{HEAD}\n{LINE}\n"{"长" * 140_000}\n')

    assert said(found) == [("清单第3行", "清单不是规范的 CSV（field larger than field limit (131072)）")]


def test_a_register_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert said(read_register(tmp_path, "清单")) == [("整个清单", "清单打不开：它是一个文件夹")]


def test_a_register_without_an_end_is_refused() -> None:
    assert said(read_register(Path("/dev/zero"), "清单")) == [("整个清单", "清单超过 16 MiB")]


def test_a_unit_is_held_against_the_department_that_the_register_names(tmp_path: Path) -> None:
    found = register(
        tmp_path,
        "单位,年度,级次,文种,主管部门\n明湖区图书馆,2025,单位,预算,明湖区文化局\n明湖区财政局,2025,部门,预算,\n",
    )
    unit, culture, finance = (
        Document("预算.pdf", (), body, DocumentKind.BUDGET, level, 2025, ())
        for body, level in (("明湖区图书馆", "unit"), ("明湖区文化局", "department"), ("明湖区财政局", "department"))
    )

    assert [line.parent for line in found.lines] == ["明湖区文化局", ""]
    assert department_of(unit, (unit, culture, finance)) is None
    assert department_of(unit, (unit, culture, finance), found.lines) is culture


def test_a_check_holds_a_unit_against_the_department_that_the_register_names(tmp_path: Path) -> None:
    for body in ("明湖区图书馆", "明湖区文化局"):
        paper = budget(grow(body, 2025, 7), grow(body, 2024, 7))
        if body.endswith("馆"):
            paper.of_a_unit()
        (tmp_path / f"{body}.xlsx").write_bytes(print_xlsx(paper))
    named = register(tmp_path, "单位,年度,文种,主管部门\n明湖区图书馆,2025,预算,明湖区文化局\n")

    alone, told = (check([tmp_path], register=given) for given in (None, named))

    assert [reasons(found, "明湖区图书馆", "B32") for found in (alone, told)] == [
        ["给出的部门文件，没有一份可以确定是本单位的主管部门"],
        [],
    ]


def reasons(found: dict[str, Any], body: str, rule: str) -> list[str]:
    """Return why `rule` was not computed for `body`."""
    unit = next(document for document in found["documents"] if document["body"] == body)
    return [one["why"] for one in unit["coverage"]["not_computed"] if one["rule"] == rule]


def test_the_example_in_the_readme_is_a_register_and_its_columns_are_all_there_are(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[3] / "README.zh-CN.md").read_text("utf-8")
    tables = [[cell.strip() for cell in row.strip("|").split("|")] for row in readme.splitlines() if row[:1] == "|"]
    example = [row for row in tables if len(row) == 8 and row[0] != "---"]

    found = register(tmp_path, "\n".join(",".join(row) for row in example))

    assert found.troubles == ()
    assert [(line.body, str(line.due(20)), line.parent) for line in found.lines] == [
        ("明湖区文化和旅游局", "2025-02-28", ""),
        ("明湖区图书馆", "2025-02-28", "明湖区文化和旅游局"),
    ]
    explained = [row[0] for row in tables if len(row) == 3 and row[1] in ("必填", "选填")]
    assert sorted(explained) == sorted(example[0]) == sorted(names[0] for names in COLUMNS.values())
