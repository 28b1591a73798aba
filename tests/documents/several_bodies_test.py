"""Two clean units printed in one file, in whatever order, raise no signal; what is nobody's is told, not guessed."""

from collections.abc import Iterable
from dataclasses import replace
from re import sub

import pytest

from guantong.domain.fiscal.document import Document, documents_of
from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.pages import Page, PrintedFile
from guantong.domain.rule_engine.case import cases_of
from guantong.domain.rule_engine.examination import examine
from guantong.domain.rulebook.shelf import all_rules
from guantong.gateways.adapters.published_documents.reading import read_files
from guantong.gateways.cli.result import result
from guantong.gateways.demo.build import SEED, papers
from guantong.gateways.demo.printing import print_pdf

BODIES = ("明湖区图书馆", "明湖区少年宫")
Files = dict[str, tuple[Page, ...]]


@pytest.fixture(scope="module", params=["预算", "决算"])
def units(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The pages of two clean documents, one a unit."""
    folder = tmp_path_factory.mktemp("units")
    clean = [paper for _, paper, fault in papers(SEED) if fault is None and paper.kind == request.param][:2]
    assert len(clean) == 2
    paths = []
    for paper in clean:
        paths.append(folder / f"{paper.body}.pdf")
        paths[-1].write_bytes(print_pdf(paper))
    return {paper.body: file.pages for paper, file in zip(clean, read_files(paths), strict=True)}


def bound(pages: Iterable[Page]) -> PrintedFile:
    return PrintedFile("合订.pdf", tuple(replace(page, number=at) for at, page in enumerate(pages, 1)))


def signals(documents: Iterable[Document]) -> list[str]:
    return [
        f"{case.document.body} {signal.rule} {signal.because.zh}"
        for case in cases_of(tuple(documents))
        for signal in examine(case, all_rules()).signals
    ]


def tables_of(documents: Iterable[Document]) -> dict[str, int]:
    return {document.body: len(document.tables) for document in documents}


def test_one_behind_the_other_without_a_second_cover(units: Files) -> None:
    (first, second) = units.values()

    found = documents_of(bound([*first, *second[1:]]))

    assert tables_of(found) == dict.fromkeys(units, 9)
    assert signals(found) == []


def test_one_behind_the_other_without_any_cover(units: Files) -> None:
    (first, second) = units.values()

    found = documents_of(bound([*first[1:], *second[1:]]))

    assert tables_of(found) == dict.fromkeys(units, 9)
    assert signals(found) == []


def test_both_covers_and_texts_before_all_tables(units: Files) -> None:
    (first, second) = units.values()
    text = [[page for page in pages[1:] if not page.grids] for pages in (first, second)]
    grids = [[sheet for sheet in pages if sheet.grids] for pages in (first, second)]

    found = documents_of(bound([first[0], *text[0], *text[1], *grids[0], *grids[1]]))

    assert tables_of(found) == dict.fromkeys(units, 9)
    assert signals(found) == []


def test_tables_grouped_by_kind(units: Files) -> None:
    """Table 1 of one unit, table 1 of the other, table 2 of one …"""
    (first, second) = units.values()
    text = [[page for page in pages[1:] if not page.grids] for pages in (first, second)]
    grids = [[sheet for sheet in pages if sheet.grids] for pages in (first, second)]
    assert len(grids[0]) == len(grids[1])
    turns = [page for pair in zip(*grids, strict=True) for page in pair]

    found = documents_of(bound([first[0], *text[0], *text[1], *turns]))

    assert tables_of(found) == dict.fromkeys(units, 9)
    assert signals(found) == []


def test_tables_that_name_no_body_are_nobodys_and_nothing_is_claimed(units: Files) -> None:
    bare = [[_without_names(sheet) for sheet in pages if sheet.grids] for pages in units.values()]
    turns = [page for pair in zip(*bare, strict=True) for page in pair]

    found = documents_of(bound(turns))

    assert signals(found) == []
    assert sum(len(document.tables) for document in found) == 0
    assert all(len(document.unassigned) >= 18 for document in found)


def test_whole_sets_of_tables_that_name_no_body_are_kept_apart(units: Files) -> None:
    bare = [_without_names(sheet) for pages in units.values() for sheet in pages if sheet.grids]

    found = documents_of(bound(bare))

    assert [len(document.tables) for document in found] == [9, 9]
    assert signals(found) == []


def test_text_before_whole_sets_that_name_no_body_is_nobodys(units: Files) -> None:
    """A figure such as 2025 in the text is no name of the second set."""
    bare = [_without_names(sheet) for name, pages in units.items() for sheet in _unnamed(pages[1:], name)]

    found = documents_of(bound(bare))

    assert [len(document.tables) for document in found] == [9, 9]
    assert signals(found) == []
    assert all(document.unassigned for document in found)


def test_an_empty_table_is_not_judged_while_text_that_may_explain_it_is_nobodys(units: Files) -> None:
    bare = [_unexplained(_without_names(sheet)) for name, pages in units.items() for sheet in _unnamed(pages[1:], name)]

    cases = cases_of(documents_of(bound(bare)))
    found = [examine(case, all_rules()) for case in cases]

    assert [signal.rule for one in found for signal in one.signals] == []
    assert ["B12" in {code for code, _ in one.not_computed} for one in found] == [True, True]


def test_two_nameless_sets_do_not_share_an_identity(units: Files) -> None:
    bare = [_unexplained(_without_names(sheet)) for pages in units.values() for sheet in pages if sheet.grids]
    file = bound(sheet for sheet in bare if not any("绩效" in line.text for line in sheet.lines))

    shown = result([file], [examine(case, all_rules()) for case in cases_of(documents_of(file))], all_rules(), "zh")
    ids = [signal["id"] for document in shown["documents"] for signal in document["signals"] if signal["rule"] == "B12"]

    assert len(ids) >= 4
    assert len(set(ids)) == len(ids)


def test_a_department_that_lists_its_unit_keeps_its_own_text(units: Files) -> None:
    """Naming another body in a list is no heading; text behind a table that may be either's is nobody's."""
    (first, second) = units.values()
    listing = page(2, ["下属单位包括：", f"1.{list(units)[1]}", "2.其他单位"])
    loose = page(3, ["其他说明", "本部门没有其他事项。"])

    found = documents_of(bound([first[0], *first[1:3], listing, *first[3:], loose, *second[1:]]))

    assert tables_of(found) == dict.fromkeys(units, 9)
    assert signals(found) == []
    assert all(document.unassigned for document in found)


def _unnamed(pages: Iterable[Page], name: str) -> Iterable[Page]:
    """Yield the pages with 本部门 in place of a body's name."""
    for sheet in pages:
        yield replace(
            sheet,
            lines=tuple(
                replace(ln, text=ln.text.replace(" ", "").replace(name, "本部门"), xs=()) for ln in sheet.lines
            ),
        )


def _unexplained(page: Page) -> Page:
    """Return the page without a note that a table is empty."""
    return replace(page, lines=tuple(ln for ln in page.lines if "空表" not in ln.text and "注：" not in ln.text))


def _without_names(page: Page) -> Page:
    """Return the page as printed by someone who names no body over the tables, units left as they are."""
    lines = (replace(line, text=sub(r"编制(部门|单位)：\S+", "", line.text), xs=()) for line in page.lines)
    return replace(page, lines=tuple(lines))
