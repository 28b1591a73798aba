"""A paper typed by hand: lines become headings, items and paragraphs; amounts are named by marks and listed with their places (手工拟稿)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from re import match, split

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.papers import operations
from guantong.apps.papers.models import Paper
from guantong.apps.papers.operations import lines
from guantong.apps.papers.workflow import PAPER
from guantong.domain.evidence import Evidence
from guantong.domain.money import AmountError, NotAnAmount, Unit, parse_amount
from guantong.domain.papers.blocks import Block, Heading, Item, Paragraph
from guantong.domain.papers.kinds import PaperKind, kinds
from guantong.domain.papers.parts import Figure, Part, Unsourced, of
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


def kinds_by_hand() -> list[PaperKind]:
    """Return the kinds that no other room composes."""
    return [kind for kind in kinds().values() if kind.by_hand]


@transaction.atomic
def draft(
    *, kind: str, addressee: str, title: str, text: str, sources: str, by: Standing, as_of: datetime, route: str = "",
    passed_on: Sequence[Organisation] = (), enclosures: str = "", copies: str = "",
) -> Paper:  # fmt: skip
    """Draft a paper of one's own words. Raises BadInput at the field for an amount without its place, a mark of nothing, a
    line that is no source, a source nobody uses.
    """
    PAPER.demand("draft", by, NEW, "")
    if kind not in {one.name for one in kinds_by_hand()}:
        raise BadInput({"kind": _NOT_BY_HAND})
    to = Organisation.objects.filter(path=addressee).first()
    if to is None:
        raise BadInput({"addressee": _NOBODY})
    known = figures_in(sources)
    return operations.draft(
        kind=kind, addressee=to, title=title, body=blocks_of(text, known), route=route, passed_on=passed_on,
        enclosures=lines(enclosures), copies=lines(copies), by=by, as_of=as_of,
    )  # fmt: skip


def figures_in(typed: str) -> list[Figure]:
    """Return the amounts that were listed, a line each: amount and unit | document | page | place in it."""
    return [_figure(line, at) for at, line in enumerate(lines(typed), 1)]


def blocks_of(typed: str, known: Sequence[Figure]) -> tuple[Block, ...]:
    """Return the blocks that were typed, a line each: 一、 and （一） are headings, 1. an item, all else a paragraph."""
    found, used = list[Block](), set[int]()
    for line in lines(typed):
        try:
            found.append(_block(line, known, used))
        except Unsourced as amount:
            raise BadInput({"text": _UNSOURCED.filled(amount=amount)}) from amount
    if not found:
        raise BadInput({"text": _EMPTY})
    if idle := sorted(set(range(1, len(known) + 1)) - used):
        raise BadInput({"sources": _UNUSED.filled(mark=f"【{idle[0]}】", said=known[idle[0] - 1].said)})
    return tuple(found)


def _block(line: str, known: Sequence[Figure], used: set[int]) -> Block:
    if match(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）", line) and len(line) <= 40:
        of(line)
        return Heading(line, 2 if line.startswith("（") else 1)
    if item := match(r"(\d{1,2})[.．、]\s*(?=\D)", line):
        return Item(int(item[1]), of(*_parts(line[item.end() :], known, used)))
    return Paragraph(of(*_parts(line, known, used)))


def _parts(line: str, known: Sequence[Figure], used: set[int]) -> Iterable[Part]:
    for at, found in enumerate(split(r"【(\d{1,3})】", line)):
        if at % 2:
            if not 0 < int(found) <= len(known):
                raise BadInput({"text": _NO_MARK.filled(mark=f"【{found}】", count=len(known))})
            used.add(int(found))
            yield known[int(found) - 1]
        elif found:
            yield found


def _figure(line: str, at: int) -> Figure:
    said, document, page, place = [*(part.strip() for part in split(r"[|｜]", line)), "", "", ""][:4]
    printed, number = match(r"(.+?)\s*(亿元|万元|千元|元)$", said), match(r"第?\s*(\d{1,5})\s*页?$", page)
    try:
        read = parse_amount(printed[1], Unit(printed[2])) if printed else None
    except (AmountError, NotAnAmount):
        read = None
    if printed is None or read is None or not document or (page and not number):
        raise BadInput({"sources": _NO_SOURCE.filled(at=at, line=line[:60])})
    unit = Unit(printed[2])
    found = Evidence(
        document, int(number[1]) if number else 0, column=place, printed=printed[1], fen=read.fen, unit=unit
    )
    return Figure(read.fen, (found,), unit=unit)


_NOT_BY_HAND = Words("这个文种由有关事项的页面拟稿", "papers of this kind are drafted on the page of their matter")
_NOBODY = Words("请选择主送机关", "choose whom it goes to")
_EMPTY = Words("请写正文，每行一段", "type its words, a paragraph a line")
_NO_MARK = Words(
    "正文中的“{mark}”没有对应的出处；“数的出处”现有 {count} 行", "“{mark}” names no source: {count} are listed"
)
_UNUSED = Words(
    "第 {mark} 行“{said}”正文中没有引用；请在正文写 {mark}，或删去这一行", "{mark} “{said}” is not used in the words"
)
_UNSOURCED = Words(
    "正文中“{amount}”没有出处。请在“数的出处”里写一行：金额和单位 | 文件名 | 页次 | 表、行、栏，正文该处改写成【行号】",
    "“{amount}” has no source: list it with its document, page and place, and put its mark 【n】 here",
)
_NO_SOURCE = Words(
    "第 {at} 行“{line}”读不出来。请写成：186.42万元 | 2025年度审计工作报告 | 12 | 表4第3行“金额”",
    "line {at} “{line}” is no source: amount with unit | document | page | place",
)
