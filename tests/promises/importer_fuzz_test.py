"""Lane T4: thousands of damaged files; the parent never dies, nothing hangs, every refusal is a sentence.

Size: 2,000 workbooks and 400 PDFs by default, ten times as many with FULL=1.
"""

import os
import random
import resource
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter

from guantong.domain.fiscal.document import documents_of
from guantong.gateways.adapters.published_documents.reading import Child, read_file
from guantong.gateways.adapters.published_documents.reading_test import PDF

SCALE = 10 if os.environ.get("FULL") else 1
WORKBOOKS, PDFS = 2_000 * SCALE, 400 * SCALE
CEILING = 32 << 10
"""How much the parent's memory may grow (KiB)."""

TABLE = [
    ["2025年部门支出预算总表", "", "", "", "", "", ""],
    ["编制部门：明湖区城市管理局", "", "", "", "", "", "单位：元"],
    ["类", "款", "项", "功能分类科目名称", "合计", "基本支出", "项目支出"],
    ["212", "", "", "城乡社区支出", 900, 600, 300],
    ["212", "01", "", "城乡社区管理事务", 900, 600, 300],
    ["212", "01", "04", "城管执法", 900, 600, 300],
    ["合计", "", "", "", 900, 600, 300],
]
ODD = [
    "1e308",
    "-0.00",
    "NaN",
    "(1,234.5)",
    "１２３",
    "—",
    "1" * 19,
    "\u202eabc",
    "😀",
    "=1+1",
    "单位：万元",
    "合计",
    "",
    "\x00".strip("\x00"),
    "0.001",
    "12.3.4",
]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("template") / "预算.xlsx"
    write(path, TABLE)
    return path.read_bytes()


def write(path: Path, rows: list[list[object]]) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("支出预算总表")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                sheet.write(r, c, value)


def reshaped(rng: random.Random, path: Path) -> None:
    """Shift, repeat, drop and replace cells of an honest table."""
    rows = [list(row) for row in TABLE]
    for _ in range(rng.randrange(1, 6)):
        change = rng.randrange(6)
        row = rows[rng.randrange(len(rows))]
        if change == 0:
            row[rng.randrange(len(row))] = rng.choice(ODD)
        elif change == 1:
            row.insert(rng.randrange(len(row)), rng.choice(ODD))
        elif change == 2 and len(row) > 1:
            row.pop(rng.randrange(len(row)))
        elif change == 3:
            rows.insert(rng.randrange(len(rows)), list(row))
        elif change == 4 and len(rows) > 1:
            rows.remove(row)
        else:
            rng.shuffle(row)
    write(path, rows)


def rewritten(rng: random.Random, path: Path, template: bytes) -> None:
    """Change bytes inside the parts of the package, keeping the package whole."""
    original = path.with_suffix(".orig")
    original.write_bytes(template)
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = bytearray(old.read(part))
            if rng.random() < 0.3 and content:
                for _ in range(rng.randrange(1, 20)):
                    content[rng.randrange(len(content))] = rng.randrange(256)
            new.writestr(part.filename, bytes(content))
    original.unlink()


def flipped(rng: random.Random, path: Path, whole: bytes) -> None:
    """Flip, cut or double bytes of the file itself."""
    content = bytearray(whole)
    for _ in range(rng.randrange(1, 30)):
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    if rng.random() < 0.3:
        content = content[: rng.randrange(1, len(content))]
    if rng.random() < 0.1:
        content += content[: rng.randrange(1, len(content) + 1)]
    path.write_bytes(bytes(content))


def damaged(folder: Path, template: bytes) -> Iterator[Path]:
    rng = random.Random(20250101)  # noqa: S311 - damage, not secrets
    makers: list[Callable[[Path], None]] = [
        lambda path: reshaped(rng, path),
        lambda path: rewritten(rng, path, template),
        lambda path: flipped(rng, path, template),
    ]
    for number in range(WORKBOOKS):
        path = folder / "预算.xlsx"
        makers[number % len(makers)](path)
        yield path
    for _ in range(PDFS):
        path = folder / "预算.pdf"
        flipped(rng, path, PDF)
        yield path


def test_no_damaged_file_harms_the_parent_and_every_refusal_is_a_sentence(tmp_path: Path, template: bytes) -> None:
    child, refused, read, died = Child(), 0, 0, 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for path in damaged(tmp_path, template):
        file = read_file(path, child)
        documents_of(file)
        read += not file.troubles
        for trouble in file.troubles:
            refused += 1
            died += "解析时中断" in trouble.what.zh
            assert "超时" not in trouble.what.zh
            assert all((trouble.what.zh, trouble.what.en, trouble.where.zh, trouble.do.zh, trouble.do.en))
    child.close()

    growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(
        f"\n{WORKBOOKS} workbooks, {PDFS} PDFs: {read} read, {refused} refused, {died} ended the child; parent grew {growth} KiB"
    )
    assert read + refused == WORKBOOKS + PDFS
    assert read > WORKBOOKS // 5
    assert refused > WORKBOOKS // 5
    assert growth <= CEILING
