"""A file of records becomes rows of text with their lines, or a sentence that says what, where, and what to do."""

import csv
import os
import signal
import struct
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyarrow.compute
import pyarrow.parquet
import pytest

from guantong.domain.fiscal.records.staging import CannotRead, Staged
from guantong.gateways.adapters.record_files import child, staging
from guantong.gateways.adapters.record_files.staging import RecordFiles, digest

HEADER = "支付日期,单位编码,单位,收款人,金额"
LINE = "2026-07-03,001001,明湖区教育局,明湖建设有限公司,1200.50"


class Line(NamedTuple):
    """One staged row."""

    row: int
    mark: str | None
    cells: tuple[str | None, ...]


@cache
def files() -> RecordFiles:
    """Return the reader all tests of this process share: a child serves file after file."""
    return RecordFiles()


def staged(path: Path, encoding: str = "") -> Staged:
    into = path.parent / f"{path.name}-staged"
    into.mkdir(exist_ok=True)
    if not encoding:
        return files().stage(path, into)
    declared = RecordFiles(encoding)
    try:
        return declared.stage(path, into)
    finally:
        declared.close()


def lines(found: Staged, sheet: str = "") -> list[Line]:
    """Return the rows of one sheet, cut to the columns it has."""
    kept = pyarrow.parquet.read_table(found.path).filter(pyarrow.compute.field("sheet") == sheet)
    said = zip(*(column.to_pylist() for column in kept.columns), strict=True)
    width = len(next(one.headers for one in found.sheets if one.name == sheet))
    return [Line(row, mark, tuple(cells[:width])) for _, row, mark, *cells in said]


def refusal(path: Path, encoding: str = "") -> str:
    with pytest.raises(CannotRead) as refused:
        staged(path, encoding)
    assert refused.value.words.en.startswith(f"“{path.name}”")
    assert list((path.parent / f"{path.name}-staged").iterdir()) == []
    return refused.value.words.zh


def written(folder: Path, content: str | bytes, name: str = "七月支付.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_rows_keep_their_text_and_their_line(tmp_path: Path) -> None:
    found = staged(written(tmp_path, f"{HEADER}\n{LINE}\n\n{LINE}\n"))

    assert [(one.name, one.headers, one.header_row) for one in found.sheets] == [("", tuple(HEADER.split(",")), 1)]
    assert lines(found) == [Line(2, None, tuple(LINE.split(","))), Line(4, None, tuple(LINE.split(",")))]
    assert found.notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
def test_the_encoding_is_told_by_the_bytes(tmp_path: Path, encoding: str) -> None:
    content = f"{HEADER}\n{LINE}\n".encode(encoding)

    found = staged(written(tmp_path, content))

    assert found.sheets[0].headers == tuple(HEADER.split(","))
    assert lines(found) == [Line(2, None, tuple(LINE.split(",")))]


def test_a_rare_character_of_gb18030_is_read(tmp_path: Path) -> None:
    content = f"{HEADER}\n{LINE.replace('建设', '㙍𠮷建设')}\n".encode("gb18030")

    assert lines(staged(written(tmp_path, content)))[0].cells[3] == "明湖㙍𠮷建设有限公司"


def test_western_text_is_read_only_when_its_source_declares_it(tmp_path: Path) -> None:
    path = written(tmp_path, "Payee,Amount\nCafé Zoë £ Ltd,1.50\nBäckerei Ñandú,2.50\n".encode("cp1252"))

    assert "第 2 行：字符编码认不出" in refusal(path)
    assert [line.cells for line in lines(staged(path, "cp1252"))] == [
        ("Café Zoë £ Ltd", "1.50"),
        ("Bäckerei Ñandú", "2.50"),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{HEADER}\n{LINE}，区".encode()[:-1], "第 2 行：文件在一个字符中间断开（UTF-8），没有传完整"),
        (f"{HEADER}\n{LINE}区".encode("gbk")[:-1], "第 2 行：文件在一个字符中间断开（GBK/GB18030），没有传完整"),
        (f"{HEADER}\n{LINE}".encode("utf-16")[:-1], "第 2 行：文件在一个字符中间断开（UTF-16），没有传完整"),
        (f"{HEADER}\n{LINE}\n2026-07-04,\0".encode(), "第 3 行：文字里有空字节（NUL）"),
        (b"", "文件是空的"),
        (b"\n\n , \n", "没有找到表头"),
        (HEADER.encode(), "只有表头，没有数据行"),
        (f"{HEADER}\n\n,,,,\n".encode(), "只有表头，没有数据行"),
        (b"1,2,3\n4,5,6\n", "没有找到表头"),
        (f"{HEADER}\n{LINE},\"没有闭合\n{LINE}\n".encode(), "第 2 行：引号没有闭合"),
        (f"{HEADER}\n\"{(LINE + chr(10)) * 600}".encode(), "第 2 行：引号没有闭合"),
        (f"{HEADER}\n{LINE}{'长' * (1 << 20)}\n".encode(), "第 2 行：一格（或没有换行的一行）超过 1048576 个字符"),
        (",".join(["列"] * 1_000_001).encode(), "一格（或没有换行的一行）超过"),
        (",".join("列" * 1_001).encode(), "第 1 行：有 1001 列，超过 1000 列"),
        (b"%PDF-1.7 \n", "不能识别的文件"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "不能识别的文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Office 格式（xls）或设有密码的工作簿"),
        (b"PK\x03\x04damaged", "压缩包已损坏、加密或不完整"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)  # fmt: skip
def test_bad_input_is_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    told = refusal(written(tmp_path, content))

    assert told.startswith("“七月支付.csv”")
    assert said in told
    assert told.endswith("。")


def test_a_declared_encoding_must_be_known_and_must_hold(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER}\n{LINE}\n")

    assert "来源声明的编码“ebcdic”不能识别" in refusal(path, "ebcdic")
    assert "有字节不符合编码 cp1252" in refusal(written(tmp_path, b"a,b\nc\x81,d\n"), "cp1252")


def test_a_name_that_belies_the_content_is_told(tmp_path: Path) -> None:
    assert "扩展名“.xlsx”与内容（csv）不符" in refusal(written(tmp_path, f"{HEADER}\n{LINE}\n", "七月.xlsx"))
    assert "扩展名“.csv”与内容（xml）" not in refusal(written(tmp_path, "<a/>", "七月.csv"))


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
def test_the_delimiter_is_what_parts_most_lines_alike(tmp_path: Path, sign: str) -> None:
    content = "明湖区支付明细\n" + f"{HEADER}\n{LINE}\n{LINE}\n".replace(",", sign).replace("1200.50", '"1,200.50;0|0"')

    found = staged(written(tmp_path, content))

    assert found.sheets[0].headers == tuple(HEADER.split(","))
    assert lines(found)[1] == Line(4, None, (*LINE.split(",")[:4], "1,200.50;0|0"))


def test_line_breaks_and_quotation_marks_within_a_cell_stay_there(tmp_path: Path) -> None:
    path = tmp_path / "七月支付.csv"
    cells = ["2026-07-03", "001001", "明湖区\n教育局", '所谓"工程款"', "1200.50"]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER.split(","), cells, cells])

    assert lines(staged(path)) == [Line(2, None, tuple(cells)), Line(3, None, tuple(cells))]


def test_titles_stand_above_and_totals_and_notes_are_no_records(tmp_path: Path) -> None:
    body = "\n".join([LINE] * 3)
    path = written(
        tmp_path,
        f"明湖区2026年7月支付明细\n编制单位：明湖区财政局,,,,单位：万元\n{HEADER}\n甲,乙,丙,丁,1\n{body}\n"
        "教育局小计,,,,3601.50\n合　计,,,,3601.50\n制表：沈敏,,,复核：邹岩,\n",
    )

    found = staged(path)

    assert found.sheets[0].above == ("明湖区2026年7月支付明细", "编制单位：明湖区财政局 单位：万元")
    assert found.sheets[0].header_row == 3
    assert [(line.row, line.mark) for line in lines(found)] == [
        (5, None), (6, None), (7, None), (8, "subtotal"), (9, "total"), (10, "note")
    ]  # fmt: skip
    assert [words.zh for words in found.notes] == [
        "“七月支付.csv”第 8 行：有 2 个合计或小计行，只用于核对，不当作数据。如果其中有真正的数据行，请改正该行首列的文字后重新提交。"
    ]


def test_a_line_with_more_cells_than_the_header_is_told_and_no_record(tmp_path: Path) -> None:
    shifted = LINE.replace("明湖建设有限公司", "明湖建设,有限公司")

    found = staged(written(tmp_path, "\n".join([HEADER, *[LINE] * 30, shifted, *[LINE] * 30, "2026-07-04,001001"])))

    assert [(line.row, line.mark) for line in lines(found) if line.mark] == [(32, "ragged")]
    assert [words.zh.partition("：")[::2] for words in found.notes] == [
        ("“七月支付.csv”第 63 行", "有 1 行的格数比表头少，缺的格按空白读。请核对这些行是否被换行打断。"),
        ("“七月支付.csv”第 32 行", "有 1 行的格数比表头多（表头 5 格，该行 6 格），可能有没加引号的分隔符，这些行没有当作数据。请核对这些行的分隔符和引号，改正后重新提交。"),
    ]  # fmt: skip


def test_a_header_in_two_lines_is_one_name_a_column(tmp_path: Path) -> None:
    found = staged(written(tmp_path, "单位,日期,金额,,,收款人\n,,含税,税额,净额,\n教育局,2026-07-01,113,13,100,明湖\n"))

    assert found.sheets[0].headers == ("单位", "日期", "金额/含税", "金额/税额", "金额/净额", "收款人")
    assert found.sheets[0].header_row == 2
    assert lines(found) == [Line(3, None, ("教育局", "2026-07-01", "113", "13", "100", "明湖"))]


def test_headers_of_one_name_and_columns_without_are_told(tmp_path: Path) -> None:
    found = staged(written(tmp_path, "单位,金额,金额\n教育局,1,2,备用\n卫健局,3,4,备用\n"))

    assert found.sheets[0].headers == ("单位", "金额", "金额", "")
    assert [words.zh.partition("：")[2].partition("。")[0] for words in found.notes] == [
        "数据行有 4 格，表头只有 3 个列名，多出的列没有名称",
        "表头“金额”出现 2 次（B、C 列）",
    ]


def test_hidden_debt_is_not_taken_in(tmp_path: Path) -> None:
    assert "表头“隐性债务余额”涉及隐性债务，本系统不接收" in refusal(written(tmp_path, "单位,隐性债务余额\n教育局,1\n"))


def test_a_file_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LARGEST_TEXT", 10)
    path = written(tmp_path, f"{HEADER}\n{LINE}\n")

    said = child._answer({"path": os.fsencode(path).hex(), "suffix": ".csv"})

    assert said["trouble"]["what"]["zh"] == "文件超过 0 MiB"


def test_a_child_that_dies_costs_one_file_and_the_next_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER}\n{LINE}\n")
    staged(path)
    dying = files().process
    assert dying
    os.kill(dying, signal.SIGKILL)

    with pytest.raises(CannotRead) as died:
        staged(path)

    assert died.value.words.zh == (
        "“七月支付.csv”：读取时中断（子进程结束，代码 -9），没有读出任何内容。请按月份或单位拆分，或另存后再提交；其他文件不受影响。"
    )
    assert len(lines(staged(path))) == 1
    assert files().process not in (None, dying)


@pytest.mark.parametrize(
    "answer", [b"[]", b"{}", b"nonsense", b'{"sheets":[{"name":1}],"notes":[]}', b'{"trouble":{"what":{}}}']
)
def test_an_answer_of_no_known_form_is_not_believed(answer: bytes) -> None:
    with pytest.raises(staging._NotRead) as malformed:
        staging._read(answer)

    assert malformed.value.trouble.what.zh == "读取时中断（回答不合格式），没有读出任何内容"


def test_a_child_that_pours_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "LARGEST_STAGED", 100)

    assert "读取时中断（读出的内容过大）" in refusal(written(tmp_path, f"{HEADER}\n{LINE}\n"))


def test_a_file_is_known_by_its_digest_and_a_folder_by_those_of_its_files(tmp_path: Path) -> None:
    written(tmp_path, "abc", "a.csv")

    assert digest(tmp_path / "a.csv") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    before = digest(tmp_path)
    written(tmp_path, "abd", "a.csv")
    assert digest(tmp_path) != before


def test_pieces_have_their_length_before_them(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    import sys

    from guantong.gateways.quarantine.serving import write_piece

    write_piece("区".encode())
    sys.stdout.buffer.flush()

    assert capfdbinary.readouterr().out == struct.pack(">I", 3) + "区".encode()
