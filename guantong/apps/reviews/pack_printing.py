"""A pack as it is printed at a depth, and as a workbook: only from what was kept, never from the books (审查材料的印制)."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.conf import settings

from guantong.apps.components.practice import notice as stamp
from guantong.apps.components.practice import watermark as across
from guantong.apps.components.templatetags.words import share, ten_thousand
from guantong.apps.components.workbook import Sheet
from guantong.apps.reviews.models import Pack as Kept
from guantong.domain.evidence import Evidence
from guantong.domain.papers.blocks import Block, Column, Heading, Paragraph, Table
from guantong.domain.papers.content import Content
from guantong.domain.papers.kinds import Layout
from guantong.domain.papers.parts import Part, quoted
from guantong.domain.period import printed_day
from guantong.domain.reviews.pack_words import asks_on
from guantong.domain.reviews.packs import NO_DATA, Cell, Depth, Head, Kind, Pack, Row, Section, chunks

TITLE = "审查材料"
FEW = 6
"""So many rows stand together: below them stands what would be asked next, so that no page is without it."""
_NEXT, _MISSING = "接着问：", "这些数据什么时候能补上？"
_KINDS: dict[Kind, str] = {"money": "yuan", "share": "share", "text": "text", "said": "text"}


def content_of(
    pack: Pack, depth: Depth, *, title: str, day: date, snapshot: int, watermark: str, notice: str = ""
) -> Content:
    """Return what is printed of a pack at a depth: source, day and page on every page, what would be asked next below every few rows."""
    shown, asks = pack.at(depth), {key: words.zh for key, words in asks_on(day).items()}
    blocks: list[Block] = [Paragraph.of("金额单位：万元。“没有数”是没有收到数据，不是零；规则提示待核实，不是结论。")]
    left = len(pack.units) - len(
        {row.unit for one in shown.sections for row in one.rows if one.key == "overview"} | _without(pack)
    )
    if depth is Depth.PAGE and left > 0:
        blocks.append(Paragraph.of(f"本页列不下的{left}个单位见八页以内的材料。"))
    blocks += _by_unit(shown) if depth is Depth.FULL else _by_part(shown)
    if depth is Depth.EIGHT:
        blocks += _gaps(shown)
    if depth is not Depth.PAGE and pack.terms:
        rows = [(one.name, one.means, one.source) for one in (pack.terms if depth is Depth.FULL else pack.terms[:8])]
        blocks += list(
            _listed("名词解释", (Column("词", 2), Column("意思", 8), Column("依据", 4)), rows, asks["terms"])
        )
    if depth is Depth.FULL:
        told = [(str(number), place.said) for number, place in shown.places]
        blocks += list(_listed("出处", (Column("№", 1), Column("出处", 12)), told, asks["sources"]))
    where = "" if depth is Depth.FULL else "；№为出处编号，列在完整材料末页"
    return Content(
        kind="review_pack", layout=Layout.SHEET, issuer=f"{settings.DISTRICT}人大常委会", title=title, addressee="", blocks=tuple(blocks),
        numbered=False, dated=False, dense=True, told_on_each=f"来源：贯通·账册快照{snapshot}，截至{printed_day(day)}{where}", watermark=across(watermark),
        notice="　".join(filter(None, (notice, stamp()))),
    )  # fmt: skip


def printed(row: Kept, held: Pack, depth: Depth, watermark: str = "内部") -> Content:
    """Return a kept pack, as far as it is `held` out to somebody, as it is printed at a depth."""
    title = f"{row.review.title}{TITLE}（{depth.words.zh.partition('（')[0]}）"
    notice = {"made": "未审定", "withdrawn": "已撤回"}.get(row.state, "")
    return content_of(held, depth, title=title, day=row.day, snapshot=row.snapshot, watermark=watermark, notice=notice)


def sheets_of(pack: Pack) -> list[Sheet]:
    """Return every part side by side, a sheet each, its source in the last column; amounts are numbers."""
    names, found = pack.names, []
    for one in pack.sections:
        heads = [("单位", "text"), *((head.title, _KINDS[head.kind]) for head in one.heads), ("出处", "text")]
        rows = [[names[row.unit], *row.cells, pack.sources[row.source - 1].said] for row in one.rows]
        rows += [[names[code], why, *[None] * (len(heads) - 2)] for code, why in one.none]
        found.append(Sheet(_tab(one.title), heads, rows))
    terms = [[one.name, one.means, one.source] for one in pack.terms]
    return [*found, Sheet("名词解释", [("词", "text"), ("意思", "text"), ("依据", "text")], terms)]


def _without(pack: Pack) -> set[str]:
    """The units of which the overview has nothing."""
    return {code for one in pack.sections if one.key == "overview" for code, _ in one.none}


def _tab(title: str) -> str:
    return title.partition("（")[0][:28]


def _by_part(pack: Pack) -> Iterator[Block]:
    """One part after the other, the units in it together: what is compared stands together."""
    for one in pack.sections:
        yield from _section(one, one.rows, pack)


def _by_unit(pack: Pack) -> Iterator[Block]:
    """The overview, then one unit after the other with all its parts."""
    first, *others = pack.sections or [None]
    if first is not None:
        yield from _section(first, first.rows, pack)
    for unit in pack.units:
        yield Heading(unit.name)
        gone = [
            f"{one.title.partition('（')[0]}（{why}）"
            for one in pack.sections
            for code, why in one.none
            if code == unit.code
        ]
        if gone:
            yield Paragraph.of(f"{NO_DATA}：{'；'.join(gone)}。{_NEXT}{_MISSING}")
        for one in others:
            if one is not None:
                yield from _section(one, [row for row in one.rows if row.unit == unit.code], pack)


def _section(one: Section, rows: Sequence[Row], pack: Pack) -> Iterator[Block]:
    several = len({row.unit for row in rows}) > 1 or one.key == "overview"
    columns = [
        *([Column("单位", 3)] if several else []),
        *(Column(head.title, head.width, "text" if head.kind in ("text", "said") else "number") for head in one.heads),
        Column("№", 1),
    ]
    for at, few in enumerate(chunks(rows, FEW)):
        told = tuple(
            (*([pack.names[row.unit]] if several else []), *(_cell(cell, head, pack, row) for cell, head in zip(row.cells, one.heads, strict=True)), str(row.source))
            for row in few
        )  # fmt: skip
        yield Table(tuple(columns), told, one.title if at == 0 else f"{one.title}（续）")
        yield Paragraph.of(_NEXT + one.asks)


def _listed(title: str, columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]], asks: str) -> Iterator[Block]:
    for at in range(0, len(rows), 2 * FEW):
        yield Table(columns, tuple(rows[at : at + 2 * FEW]), title if at == 0 else f"{title}（续）")
        yield Paragraph.of(_NEXT + asks)


def _gaps(pack: Pack) -> list[Block]:
    """What is missing, by part: said, never left out."""
    names = pack.names
    told = [
        (one.title.partition("（")[0], why, "、".join(names[code] for code, reason in one.none if reason == why and code in names))
        for one in pack.sections
        for why in dict.fromkeys(reason for _, reason in one.none)
    ]  # fmt: skip
    columns = (Column("内容", 3), Column(NO_DATA, 4), Column("单位", 6))
    return list(_listed("没有的数据", columns, told, _MISSING))


def _cell(cell: Cell, head: Head, pack: Pack, row: Row) -> Part:
    if cell is None:
        return NO_DATA
    if head.kind == "money":
        return ten_thousand(int(cell))
    if head.kind == "share":
        return share(int(cell)) or NO_DATA
    return _words(str(cell), pack, row)


def _words(text: str, pack: Pack, row: Row) -> Part:
    """Return words as they are; what names an amount bears its source."""
    return quoted(text, Evidence(pack.sources[row.source - 1].file, 0))
