"""Every cell is read as an independent reader reads it, and on real documents every key figure to the fen."""

import csv
import os
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from guantong.domain.fiscal.balances import Weighed, weigh
from guantong.domain.fiscal.document import Document, documents_of
from guantong.domain.fiscal.pages import Grid, PrintedFile
from guantong.domain.fiscal.totals import closing_totals
from guantong.gateways.adapters.published_documents.reading import read_files
from guantong.gateways.demo.build import papers
from guantong.gateways.demo.printing import print_pdf
from tests.published import FOLDER, RAW, documents, needed


@pytest.fixture(scope="module")
def files() -> dict[str, PrintedFile]:
    return {file.file: file for file in read_files(documents())}


@pytest.fixture(scope="module")
def read(files: dict[str, PrintedFile]) -> dict[str, tuple[Document, ...]]:
    return {name: documents_of(file) for name, file in files.items()}


@needed
@pytest.mark.parametrize("path", documents() or [RAW], ids=lambda path: path.stem)
def test_every_cell_equals_an_independent_readers(path: Path, files: dict[str, PrintedFile]) -> None:
    assert differing_cells(path, files[path.name]) == []


@pytest.fixture(scope="module")
def printed_here(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The demo's documents: one of each layout, all of them with FULL=1."""
    folder = tmp_path_factory.mktemp("demo")
    every = list(papers())
    layouts = every if os.environ.get("FULL") else {paper.kind: (name, paper) for name, paper, _ in every}.values()
    for name, paper, *_ in layouts:
        (folder / name).write_bytes(print_pdf(paper))
    return sorted(folder.glob("*.pdf"))


def test_every_cell_of_the_demo_equals_an_independent_readers(printed_here: list[Path]) -> None:
    differing = {
        path.name: differing_cells(path, file)
        for path, file in zip(printed_here, read_files(printed_here), strict=True)
    }

    assert len(differing) >= 3
    assert differing == dict.fromkeys(differing, [])


def differing_cells(path: Path, file: PrintedFile) -> list[tuple[int, str, str | None]]:
    """Return (page, their text, ours) of every cell that pdfplumber reads differently; both must find the same tables."""
    differing = []
    with pdfplumber.open(path) as theirs:
        for page, ours in zip(theirs.pages, file.pages, strict=True):
            tables = sorted(page.find_tables(), key=lambda table: (table.bbox[1], table.bbox[0]))
            assert len(tables) == len(ours.grids)
            for table, grid in zip(tables, ours.grids, strict=True):
                differing += [(ours.number, text, mine) for text, mine in cells(table, grid) if text != mine]
    return differing


def cells(table: object, grid: Grid) -> list[tuple[str, str | None]]:
    mine = {tuple(round(x) for x in cell.box): "".join(cell.text.split()) for cell in grid.cells}
    pairs = []
    for row, texts in zip(table.rows, table.extract(), strict=True):  # type: ignore[attr-defined]
        for box, text in zip(row.cells, texts, strict=True):
            if box:
                near = (t for b, t in mine.items() if all(abs(x - y) <= 2 for x, y in zip(b, box, strict=True)))
                pairs.append(("".join((text or "").split()), next(near, None)))
    return pairs


@needed
def test_every_expected_total_is_read_to_the_fen_on_its_page(read: dict[str, tuple[Document, ...]]) -> None:
    with (FOLDER / "expected_totals.csv").open(encoding="utf-8", newline="") as lines:
        expected = list(csv.DictReader(lines))
    values = {
        name: Counter((row.page, v.fen) for d in docs for t in d.tables for row in t.rows for v in row.values.values())
        for name, docs in read.items()
    }

    missing = [e for e in expected if not values[e["document"]][int(e["page"]), int(e["value_fen"])]]

    assert len(expected) == 185
    assert missing == []


@needed
def test_every_document_has_its_nine_tables_and_no_unknown_column(read: dict[str, tuple[Document, ...]]) -> None:
    for name, docs in read.items():
        (document,) = docs
        assert {table.kind for table in document.tables} == set(document.expected_tables), name
        assert [column for table in document.tables for column in table.unmapped] == []


@needed
def test_every_tables_parts_equal_its_printed_total_or_differ_by_printed_rounding(
    read: dict[str, tuple[Document, ...]],
) -> None:
    balances = [
        weigh(total.values.get(column), [item.values.get(column) for item in items])
        for docs in read.values()
        for document in docs
        for table in document.tables
        for total, items in closing_totals(table)
        for column in table.columns
    ]
    verdicts = Counter(balance.verdict for balance in balances if balance is not None)

    print(f"\ntotals weighed on real documents: {dict(verdicts)}")
    assert verdicts[Weighed.BROKEN] == 0
    assert verdicts[Weighed.HOLDS] > 100


@needed
def test_digits_drawn_in_another_font_stand_in_their_sentence(read: dict[str, tuple[Document, ...]]) -> None:
    final = next(d for docs in read.values() for d in docs if d.final)

    assert any("年度收入支出总计2995.39万元。" in sentence.text for sentence in final.sentences)


@needed
def test_official_blank_forms_are_recognised() -> None:
    forms = [p for p in sorted((FOLDER / "templates").iterdir()) if p.suffix in (".pdf", ".xlsx")]

    found = {file.file: [len({t.kind for t in d.tables}) for d in documents_of(file)] for file in read_files(forms)}

    assert list(found.values()) == [[9]] * len(forms)
