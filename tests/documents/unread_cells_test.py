"""Whatever amount of a sound document cannot be read: no signal comes of it, and the cell is named as not computed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document, documents_of
from guantong.domain.fiscal.pages import Page, PrintedFile
from guantong.domain.fiscal.unread_cells import unread_cells
from guantong.domain.rule_engine.case import cases_of
from guantong.domain.rule_engine.examination import Examination, examine
from guantong.domain.rulebook.shelf import all_rules
from guantong.gateways.adapters.published_documents.reading import read_files
from guantong.gateways.demo.build import paper_of
from guantong.gateways.demo.workbook import print_xlsx

JUNK = ("4l,000", "#REF!", "见附表", "12.3.4")


def printed(folder: Path, kind: str) -> PrintedFile:
    path = folder / f"{kind}.xlsx"
    path.write_bytes(print_xlsx(paper_of("明湖区城市管理局", kind, 1)))
    (file,) = read_files([path])
    return file


def amounts(document: Document) -> Iterator[Evidence]:
    yield from (v.evidence for t in document.tables for row in t.rows for v in row.values.values() if v.fen is not None)
    yield from (v.evidence for form in document.forms for v in form.money.values())


def with_junk(file: PrintedFile, cell: Evidence, junk: str) -> PrintedFile:
    def changed(page: Page) -> Page:
        if page.number != cell.page:
            return page
        grids = tuple(
            replace(grid, cells=tuple(replace(c, text=junk) if (c.box,) == cell.boxes else c for c in grid.cells))
            for grid in page.grids
        )
        return replace(page, grids=grids)

    return replace(file, pages=tuple(changed(page) for page in file.pages))


def examined(file: PrintedFile) -> Examination:
    (document,) = documents_of(file)
    return examine(cases_of([document])[0], all_rules())


@pytest.mark.parametrize("kind", ["预算", "决算", "政府预算"])
def test_no_junk_in_place_of_an_amount_raises_a_signal_and_each_is_named(tmp_path: Path, kind: str) -> None:
    file = printed(tmp_path, kind)
    (document,) = documents_of(file)
    assert examined(file).signals == []

    said, unnamed, silent = [], [], []
    for at, cell in enumerate(amounts(document)):
        junk = JUNK[at % len(JUNK)]
        found = examined(with_junk(file, cell, junk))
        said += [(cell.table, cell.row, cell.printed, s.because.zh) for s in found.signals]
        place = f"第{cell.row}行“{cell.column.split('/')[-1]}”"
        named = [words for words in (one.what.zh for one in unread_cells(found.document)) if place in words]
        not_computed = [line.why.zh for _, line in found.not_computed if place in line.why.zh and junk in line.why.zh]
        if not any(junk in words for words in named):
            unnamed.append((cell.table, cell.row, cell.column, cell.printed))
        takes_part = bool(examined(with_junk(file, cell, "7")).signals)  # another amount would be noticed
        if takes_part and not not_computed:
            silent.append((cell.table, cell.row, cell.column, cell.printed))

    assert said == []
    assert unnamed == []
    assert silent == []
