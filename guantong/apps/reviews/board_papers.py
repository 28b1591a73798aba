"""Papers of the board: minutes, outline of questions, report of a talk (会议纪要、询问提纲、恳谈情况报告). Nobody's words are added."""

from collections.abc import Iterable, Iterator

from guantong.apps.reviews.minutes import draft
from guantong.apps.reviews.models import AgreedChange, Pack
from guantong.apps.reviews.paper_parts import (
    Source,
    asked_and_answered,
    changed,
    numeral,
    outcome,
    said_opinions,
    written,
)
from guantong.apps.reviews.queries import held_for, packs_seen_by
from guantong.domain.evidence import Evidence
from guantong.domain.money import Unit
from guantong.domain.papers.blocks import Annex, Block, Column, Heading, Item, Paragraph, Table
from guantong.domain.papers.parts import Figure, Part, Stated
from guantong.domain.period import printed_day
from guantong.domain.reviews import packs
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

CHANGES = "会商结果"


def minutes(source: Source) -> Iterator[Block]:
    """Yield the minutes as a person kept them, else as the board tells them; what was agreed stands in the annex with its amounts."""
    review = source.review
    text = review.minutes or draft(review, source.places, source.board, ())
    for block in written(text, f"审查活动 {review.pk} 会议纪要"):
        named = _heading_of(block)
        yield Heading(named) if named else block
    if source.agreed:
        yield Annex(CHANGES)
        yield _changes(source.agreed)


def outline(source: Source) -> Iterator[Block]:
    """Yield what may be asked, unit by unit: what the released materials ask with the place, then what was put down on the board.

    Raises BadInput where neither is there.
    """
    pack = packs_seen_by(source.by).filter(review=source.review, state="released").first()
    held = held_for(pack, source.by) if pack else None
    if held is None and not source.board:
        raise BadInput({"what": _NOTHING_TO_ASK})
    yield Paragraph.of(_from_where(pack))
    for at, unit in enumerate(source.units, 1):
        machine = list(asked_by_materials(held.at(packs.Depth.EIGHT, unit.code))) if held else []
        people = [asked_and_answered(one, answers=False) for one in source.board if one.unit_code == unit.code]
        yield Heading(f"{numeral(at)}、{unit.name}")
        if not machine and not people:
            yield Paragraph.of("没有准备好的问题。")
        for number, parts in enumerate([*machine, *people], 1):
            yield Item(number, parts)


def talk_report(source: Source) -> Iterator[Block]:
    """Yield what was talked about and asked for at a sub-district's talk; it decides nothing.

    Raises BadInput where the title or the conclusion uses a word that the kind must not use.
    """
    review, edition = source.review, source.edition
    if unfit := edition.unfit(review.title + review.outcome):
        raise BadInput({"what": _UNFIT.filled(words="、".join(f"{word}→{said}" for word, said in unfit.items()))})
    yield Paragraph.of(
        f"{printed_day(review.held_on)}，{review.organiser}在{review.place or '（地点未记）'}举行“{review.title}”。",  # type: ignore[arg-type]
        f"参加：{source.came}。" if source.came else "签到没有登记。",
    )
    yield Heading("一、恳谈情况")
    for number, one in enumerate(source.board, 1):
        yield Item(number, (f"{one.unit}。", *asked_and_answered(one)))
    if not source.board:
        yield Paragraph.of("没有记下提问。")
    yield Heading("二、征求到的意见")
    yield from said_opinions(source.opinions)
    if not source.opinions:
        yield Paragraph.of("没有形成意见。")
    if review.outcome:
        yield Heading("三、小结")
        yield from outcome(source)
    yield Paragraph.of(f"{edition.decides.zh}。")


def _heading_of(block: Block) -> str:
    """Return the name a line of the minutes sets above what follows: 【区教育局】, "" for every other line."""
    only = block.parts[0] if isinstance(block, Paragraph) and len(block.parts) == 1 else ""
    return only[1:-1] if isinstance(only, str) and only[:1] == "【" and only[-1:] == "】" else ""


def _changes(agreed: Iterable[AgreedChange]) -> Table:
    columns = (
        Column("单位", 3), Column("预算项目", 3), Column("原安排", 5, "amount"), Column("增减", 5, "amount"), Column("商定内容", 4),
        Column("部门确认人", 2), Column("代表方确认人", 2),
    )  # fmt: skip
    rows = [
        (one.unit, one.line, _before(one), changed(one), one.text, one.department_name, one.deputies_name)
        for one in agreed
    ]
    return Table(columns, tuple(rows))


def _before(one: AgreedChange) -> Part:
    place = Evidence(file=f"{CHANGES} {one.pk}", page=0)
    return "—" if one.before is None else Figure(one.before, (place,), unit=Unit.YUAN)


def _from_where(pack: Pack | None) -> str:
    told = (
        f"提示的问题出自审查材料第{pack.number}号（数据截至{printed_day(pack.day)}），待核实，不是结论；"
        if pack
        else ""
    )
    return f"{told}询问板上的问题照原话。问什么、怎么问，由询问人自己定。"


def asked_by_materials(held: packs.Pack) -> Iterator[tuple[Part, ...]]:
    """Yield what the materials of a unit ask: of each signal its own question, of each other part its question, with the place."""
    for section in held.sections:
        for at, row in enumerate(section.rows):
            asks = str(row.cells[-1] or "") if section.key == "signals" else section.asks if at == 0 else ""
            if not asks:
                continue
            place = held.sources[row.source - 1]
            file = f"{place.file}（{place.how}）" if place.how else place.file
            found = Evidence(file=file, page=place.page, sheet=place.sheet, row=place.row)
            says = f"{row.cells[1]}　" if section.key == "signals" else f"{section.title.partition('（')[0]}："
            yield (Stated(f"{says}{asks}", found),)


_NOTHING_TO_ASK = Words(
    "还没有审定发放的审查材料，询问板上也没有问题", "no materials were released and nothing stands on the board"
)
_UNFIT = Words("请先换用合适的说法：{words}", "use fitting words first: {words}")
