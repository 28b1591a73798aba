"""What the fictional bureau hands over is understood and taken in whole by the records, to the fen."""

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from guantong.domain.fiscal.records.guessing import guess
from guantong.domain.fiscal.records.mapping import Mapping
from guantong.domain.fiscal.records.staging import Sheet, Staged
from guantong.domain.fiscal.records.taking_in import take_in
from guantong.domain.money import Unit
from guantong.gateways.demo.money.layouts import MONEY, layouts
from guantong.gateways.demo.money.plant import plant
from tests.money_files import Files


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return Files(plant(tmp_path_factory.mktemp("intake"), "small", 5).folder)


def _lines(path: Path, coding: str) -> list[list[str]]:
    if path.suffix == ".xlsx":
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
        return [[str(cell) for cell in row] for row in rows[2:]]
    with path.open(encoding=coding, newline="") as file:
        return list(csv.reader(file))


def _staged(lines: list[list[str]], into: Path) -> Staged:
    columns = {f"c{at}": [row[at] or None for row in lines[1:]] for at in range(len(lines[0]))}
    rows = pa.array(range(2, len(lines) + 1), pa.int32())
    text = {name: pa.array(cells, pa.string()) for name, cells in columns.items()}
    path = into / "staged.parquet"
    pq.write_table(pa.table({"sheet": pa.array([""] * len(rows)), "row": rows, **text}), path)
    return Staged(path, (Sheet("", tuple(lines[0]), 1),), "0" * 64)


def _mapping(guessed: Mapping, unit: str) -> Mapping:
    from dataclasses import replace

    return replace(guessed, money=Unit(unit))


def test_every_file_is_guessed_and_taken_in_with_nothing_refused_and_its_stated_total(
    files: Files, tmp_path: Path
) -> None:
    wrong = []
    for handed in files.handed:
        if handed["表"] == "payment" and not handed["文件"].endswith(("06.csv", "12.csv")):
            continue  # the other months look the same
        lines = _lines(files.folder / handed["文件"], handed["编码"])
        guessed = guess(lines[0], lines[1:])
        if guessed.mapping is None or guessed.mapping.table != handed["表"] or guessed.doubts:
            wrong.append((handed["文件"], guessed.mapping and guessed.mapping.table, [d.zh for d in guessed.doubts]))
            continue
        mapping = guessed.mapping
        missing = set(layouts()[handed["表"]].columns) - set(mapping.columns)
        taken = take_in(_staged(lines, tmp_path), _mapping(mapping, handed["金额单位"]), "b", b"k" * 32)
        money = next((c for c in layouts()[handed["表"]].columns if c in MONEY), "")
        total = taken.control.sums.get(money, 0)
        stated = int(handed["金额合计（元）"].replace(".", ""))
        if missing or not taken.whole or taken.control.taken != int(handed["行数"]) or (money and total != stated):
            wrong.append((handed["文件"], missing, [r.words.zh for r in taken.refusals[:3]], taken.control, stated))

    assert wrong == []
