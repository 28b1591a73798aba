"""Whatever is printed at one page and at eight stands in full with the same figures and the same place (审查材料的印制)."""

from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from guantong.apps.papers.writers.as_pdf import pdf
from guantong.apps.reviews.pack_fitting import fitted
from guantong.apps.reviews.pack_gathering import PARTS
from guantong.apps.reviews.pack_printing import content_of, sheets_of
from guantong.domain.papers.blocks import Table, cells
from guantong.domain.papers.content import Content
from guantong.domain.papers.parts import text_of
from guantong.domain.reviews.packs import NO_DATA, Cell, Depth, Kind, Pack, Row, Section, Source, Unit, of_plain
from tests.packs import AUTUMN

CELLS: dict[Kind, some.SearchStrategy[Cell]] = {
    "money": some.none() | some.integers(-(10**12), 10**13),
    "share": some.none() | some.integers(-(10**4), 3 * 10**4),
    "text": some.none() | some.sampled_from(["2024年", "没有测算依据", "同一编码"]),
    "said": some.none()
    | some.sampled_from(["道路修缮", "上年执行40.00%，今年申报1,200.00元，比上年多200.00元", "请说明"]),
}


@some.composite
def packs(draw: Any) -> Pack:
    """A pack of one to eight units with a few rows of every part, its depths as they are given when it is gathered."""
    units = tuple(Unit(f"U{n}", f"单位{n}", f"/U{n}/") for n in range(draw(some.integers(1, 8))))
    sections, sources = [], 0
    for part in PARTS:
        rows = []
        for unit in units:
            count = draw(some.integers(0, 5))
            for depth in part.depths(units.index(unit), count, len(units)):
                sources += 1
                rows.append(Row(unit.code, depth, tuple(draw(CELLS[head.kind]) for head in part.heads), sources))
        sections.append(Section(part.key, part.title, part.heads, "为什么？", part.room, part.draft, tuple(rows)))
    places = tuple(Source("预算草案.xlsx", "表1", 0, n) for n in range(1, sources + 1))
    return Pack(2027, units, tuple(sections), places, ())


def printed(pack: Pack, depth: Depth) -> Content:
    return content_of(pack, depth, title="审查材料", day=AUTUMN, snapshot=7, watermark="内部")


def lines(content: Content) -> set[tuple[str, ...]]:
    """Every row of a part that is printed: its figures and the number of its source, whether the unit stands beside it or above it."""
    found = set()
    for block in content.blocks:
        if isinstance(block, Table) and block.columns[-1].header == "№":
            skip = block.columns[0].header == "单位"
            found |= {tuple(text_of(cells(cell)) for cell in row[skip:]) for row in block.rows}
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(packs())
def test_every_figure_of_the_shorter_ones_stands_in_full_with_the_same_place(pack: Pack) -> None:
    page, eight, full = (printed(pack, depth) for depth in Depth)

    assert lines(page) <= lines(eight) <= lines(full)
    assert sum(len(one.rows) for one in pack.sections) == sum(len(one.rows) for one in pack.at(Depth.FULL).sections)
    numbered = {row[0]: row[1] for block in full.tables if block.caption.startswith("出处") for row in block.rows}
    assert numbered == {str(at): one.said for at, one in enumerate(pack.sources, 1)}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(packs())
def test_what_is_kept_is_read_back_as_it_was_and_another_figure_is_another_digest(pack: Pack) -> None:
    assert of_plain(pack.plain()) == pack
    assert of_plain({**pack.plain(), "year": 2028}).digest() != pack.digest()


SENTENCE = "道路修缮上年执行40.00%，今年申报1,200.00万元，比上年批准数多200.00万元，多20.00%；请单位说明。"


def whole(units: int, rows: int) -> Pack:
    """A pack of so many units with so many rows of every part each, words as long as they come."""
    words: dict[Kind, Cell] = {
        "money": 123_456_789_00,
        "share": 10_423,
        "text": "没有测算依据",
        "said": "明湖区城市道路照明设施更新改造项目（二期）",
    }
    bodies = tuple(Unit(f"U{n}", f"明湖区城市管理局{n}", f"/U{n}/") for n in range(units))
    sections = []
    for part in PARTS:
        found = []
        for unit in bodies:
            count, said = (1 if part.key == "overview" else rows), SENTENCE if part.key == "signals" else words["said"]
            told = tuple(said if head.title == "提示" else words[head.kind] for head in part.heads)
            found += [Row(unit.code, depth, told, 1) for depth in part.depths(bodies.index(unit), count, units)]
        sections.append(
            Section(
                part.key,
                part.title,
                part.heads,
                "为什么增减？是谁的意见，落在哪一行？",
                part.room,
                part.draft,
                tuple(found),
            )
        )
    return Pack(2027, bodies, tuple(sections), (Source("预算草案.xlsx", "表1", 0, 1),), ())


@pytest.mark.parametrize("units", [1, 4, 10, 16])
def test_one_page_is_one_and_eight_are_no_more_and_each_says_what_to_ask_next(units: int) -> None:
    pack = fitted(whole(units, 12), title="审查材料", day=AUTUMN, snapshot=7)

    for depth, most in ((Depth.PAGE, 1), (Depth.EIGHT, 8)):
        pages = [
            "".join(one.get_textpage().get_text_bounded().split())
            for one in pypdfium2.PdfDocument(pdf(printed(pack, depth)))
        ]
        assert len(pages) <= most
        assert all(
            "接着问" in page and "截至2026年10月31日" in page and f"第{at}页共{len(pages)}页" in page
            for at, page in enumerate(pages, 1)
        )


def test_what_is_not_known_is_printed_as_such_and_is_no_nought() -> None:
    section = Section(
        "strip",
        "五年对照",
        PARTS[2].heads,
        "为什么？",
        "execution",
        False,
        (Row("U0", Depth.PAGE, ("2024年", None, None, 0, None, None), 1),),
    )
    pack = Pack(2027, (Unit("U0", "单位", "/U0/"),), (section,), (Source("账册"),), ())

    assert lines(printed(pack, Depth.PAGE)) == {("2024年", NO_DATA, NO_DATA, "0.00", NO_DATA, NO_DATA, "1")}
    assert sheets_of(pack)[0].rows[0] == ["单位", "2024年", None, None, 0, None, None, "《账册》"]
